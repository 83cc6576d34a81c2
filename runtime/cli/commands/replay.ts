import type { CompiledRelease } from '../../engine/index.ts'
import type { RecordedTurn } from '../../engine/turn/RecordedTurn.ts'
import type { JournalQuery } from '../../inbound/ConversationStore.ts'
import type { Journal } from '../../openJournal.ts'
import { replayConversation } from '../../proof/replay/replayConversation.ts'
import { tallyReplays } from '../../proof/replay/tallyReplays.ts'
import { byConversation } from '../byConversation.ts'
import { type Command, workspaceFolder } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { JOURNAL_OPTIONS, openHostJournal, readJournalQuery, SAY_WHEN } from '../journalOptions.ts'
import { loadRelease } from '../loadRelease.ts'
import { printLine } from '../print.ts'
import { printReplay } from '../printReplay.ts'
import { readPercent } from '../readPercent.ts'
import { readTurns } from '../readTurns.ts'
import { showCount } from '../showCount.ts'

const options = {
  from: {
    type: 'string',
    placeholder: 'SOURCE',
    description: 'a file of usher export-turns, - for stdin, or database; default database',
  },
  threshold: {
    type: 'string',
    placeholder: 'SHARE',
    description: 'end with 1 when a larger share of conversations ends elsewhere: 1%',
  },
  ...JOURNAL_OPTIONS,
} as const

/** Says what a workspace would have made of the conversations that were. */
export const replay: Command<typeof options> = {
  name: 'replay',
  summary: 'Run recorded conversations against the workspace and say which would have ended elsewhere',
  usage: '[options]',
  positionals: 0,
  options,
  more: `usher replay --workspace flows --since P7D --threshold 1%

Reads the database that a host here would use (DATABASE_URL, or the folder USHER_DATA, which a running host keeps to itself), or a file.
Nothing is sent, called or written.
${SAY_WHEN}

Customers say what they said, when they said it; bots and services answer what they answered. A wait that the recording has too ends as
it did there, another in its own time; when the recording is over, customers stay silent. Where the new flow asks something else, calls
what was not called, or asks while an agent was there, what was recorded does not fit any more: the conversation is counted as diverged, and
its end is a guess.
Of the contact the journal keeps only what is known now. From the database, a conversation that does not end as recorded even on its own
release is therefore not told; from a file it may show as a difference. Conversations stay as they were cut, whatever the threading window of
the workspace.

Ends with 1 when more than the threshold end elsewhere; without --threshold always with 0. --json prints { release, conversations, turns,
changed, changes: [{ from, to, count, guessed, example }], gainedWaiting, lostWaiting, newFailures, diverged, untold, threshold, passed }.`,
  async run({ values, io, env }) {
    const threshold = values.threshold === undefined ? null : readPercent('threshold', values.threshold) / 100
    const query = readJournalQuery(values, Date.now())
    const { release } = await loadRelease(io, workspaceFolder(values, env))
    const { from = 'database' } = values
    const journal = from === 'database' ? await openHostJournal(env) : null
    const progress = showCount(io)
    const tally = tallyReplays()
    const isReproduced = createControl(journal)
    try {
      const turns = journal === null ? readTurns(from, io.stdin) : journal.read(query)
      for await (const conversation of byConversation(turns)) {
        for (const _ of conversation) progress.step()
        if (!isWanted(conversation, query)) continue
        const replayed = replayConversation(conversation, release)
        const isTold = replayed.isTold && (replayed.difference === null || (await isReproduced(conversation)))
        tally.add({ ...replayed, isTold })
      }
    } finally {
      progress.clear()
      await journal?.close()
    }
    const report = tally.report()
    const told = report.conversations - report.untold
    const passed = threshold === null || report.changed <= threshold * told
    if (values.json === true) {
      const { hash } = release
      printLine(io.stdout, JSON.stringify({ release: hash, ...report, threshold, passed }, null, 2))
    } else printReplay(io.stdout, report, threshold, passed)
    return passed ? EXIT_CODES.ok : EXIT_CODES.problems
  },
}

/**
 * Whether a conversation ends as recorded on the release that decided it. Where it does not, what it depended on is not in the journal any more, and a
 * difference says nothing of the candidate. A file holds no releases: there every conversation is believed.
 */
function createControl(journal: Journal | null): (turns: readonly RecordedTurn[]) => Promise<boolean> {
  const known = new Map<string, CompiledRelease | null>()
  return async (turns) => {
    const hash = turns.find(({ release }) => release !== null)?.release ?? null
    if (journal === null || hash === null) return true
    const release = known.get(hash) ?? (known.has(hash) ? null : await journal.findRelease(hash))
    known.set(hash, release)
    return release === null || replayConversation(turns, release).difference === null
  }
}

/** As the database chooses; of a file everything comes. */
function isWanted([first]: readonly RecordedTurn[], { since, until, channel, flow }: JournalQuery): boolean {
  return (
    first !== undefined &&
    (since === undefined || first.at >= since) &&
    (until === undefined || first.at < until) &&
    (channel === undefined || first.channel === channel) &&
    (flow === undefined || first.flow === flow)
  )
}
