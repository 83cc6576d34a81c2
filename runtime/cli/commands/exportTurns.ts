import { createHmac, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../AppError.ts'
import type { RecordedTurn } from '../../engine/turn/RecordedTurn.ts'
import { hideTexts } from '../../proof/replay/hideTexts.ts'
import type { Command } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { JOURNAL_OPTIONS, openHostJournal, readJournalQuery, SAY_WHEN } from '../journalOptions.ts'
import { count, printLine } from '../print.ts'
import { showCount } from '../showCount.ts'

const options = {
  out: { type: 'string', short: 'o', placeholder: 'FILE', description: 'where the lines go; default stdout' },
  texts: { type: 'string', placeholder: 'HOW', description: 'keep, hash or remove what people wrote; default keep' },
  ...JOURNAL_OPTIONS,
} as const

/** Writes recorded conversations into a file, for `usher replay` elsewhere. */
export const exportTurns: Command<typeof options> = {
  name: 'export-turns',
  summary: 'Write recorded conversations into a file, with texts kept, hashed or removed',
  usage: '[options]',
  positionals: 0,
  options,
  more: `Reads the database that a host here would use: DATABASE_URL, or the folder USHER_DATA (default ./.usher), which a running host keeps
to itself. Writes one JSON object a line, a turn each, whose schema is schemas/wire/recordedTurn.schema.json. With --out, --json prints
{ turns, file }.
${SAY_WHEN}

With --texts hash or remove nothing is left of what customers wrote, what bots and services answered, what was said, and of the
contact's name and attributes; language and tags stay, and ids. The keyword or option that a text named stays, in the author's words.
So a replay still tells where moved or removed keywords and options lead; it cannot tell what new keywords would have found, and says
of conversations that depend on an answer's value or an attribute that it cannot tell. Hashes tell equal texts apart from others within
one export; their key is made for the export and thrown away.`,
  async run({ values, io, env }) {
    const hide = readHiding(values.texts ?? 'keep')
    const query = readJournalQuery(values, Date.now())
    const journal = await openHostJournal(env)
    const progress = showCount(io)
    let turns = 0
    async function* lines(): AsyncGenerator<string> {
      for await (const turn of journal.read(query)) {
        turns += 1
        progress.step()
        yield `${JSON.stringify(hide(turn))}\n`
      }
    }
    try {
      if (values.out === undefined) await pipeline(Readable.from(lines()), io.stdout, { end: false })
      else await pipeline(Readable.from(lines()), createWriteStream(values.out)).catch(cannotWrite(values.out))
    } finally {
      progress.clear()
      await journal.close()
    }
    if (values.out !== undefined) {
      const told =
        values.json === true ? JSON.stringify({ turns, file: values.out }) : `${count(turns, 'turn')} in ${values.out}`
      printLine(io.stdout, told)
    }
    return EXIT_CODES.ok
  },
}

function readHiding(how: string): (turn: RecordedTurn) => RecordedTurn {
  if (how === 'keep') return (turn) => turn
  if (how === 'remove') return (turn) => hideTexts(turn, 'removed', () => '')
  if (how !== 'hash') throw new AppError('badRequest', { detail: `--texts: "${how}" is none of keep, hash, remove.` })
  // Without the key nobody can try words until one fits; with it gone, neither can we.
  const key = randomBytes(32)
  return (turn) =>
    hideTexts(turn, 'hashed', (text) => `#${createHmac('sha256', key).update(text).digest('hex').slice(0, 32)}`)
}

function cannotWrite(file: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Error) || !('syscall' in error)) throw error
    throw new AppError(
      'missingConfiguration',
      { detail: `${file} cannot be written: ${error.message}` },
      { cause: error },
    )
  }
}
