import { readFile } from 'node:fs/promises'
import { AppError } from '../../AppError.ts'
import type { Issue } from '../../engine/index.ts'
import { sayWords } from '../../engine/words.ts'
import type { Conflict } from '../../proof/merge/Conflict.ts'
import type { SideNames } from '../../proof/merge/SideNames.ts'
import { decodeText } from '../../releases/decodeText.ts'
import { replaceFile } from '../../releases/replaceFile.ts'
import type { Command, Io } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { checkMerged } from '../git/checkMerged.ts'
import { mergeByLines } from '../git/mergeByLines.ts'
import { isReadable, markWhole, mergeFileTexts, type ThreeTexts } from '../git/mergeFileTexts.ts'
import { placeFile } from '../git/workspaceOfFile.ts'
import { count, invocation, printLine } from '../print.ts'

const options = {
  path: { type: 'string', placeholder: 'P', description: 'where the file stands in the repository; default OURS' },
  output: {
    type: 'string',
    short: 'o',
    placeholder: 'F',
    description: 'the file to write, or - for stdout; default OURS',
  },
  ours: { type: 'string', placeholder: 'NAME', description: 'what our side is called beside the marks' },
  theirs: { type: 'string', placeholder: 'NAME', description: 'what their side is called beside the marks' },
  'marker-size': {
    type: 'string',
    placeholder: 'N',
    description: 'as git says it; above 7 it merges ancestors, and nobody is asked',
  },
} as const

/** Length of git's conflict marks; longer ones mean that git merges two ancestors with each other. */
const MARKER_SIZE = 7

/** Merges three versions of a file by what they mean. */
export const merge: Command<typeof options> = {
  name: 'merge',
  summary: 'Merge two people’s versions of a file by what they mean; git’s merge driver',
  usage: 'BASE OURS THEIRS [options]',
  positionals: 3,
  options,
  more: `Ends with 0 when merged, and with 1 when a person must decide: then what differs in a node or a setting stands between git's marks,
everything else is merged. A version that is no file of a workspace is merged by lines, as git does. usher git install makes git call this.
--json prints { path, merged, byLines: why, conflicts: [{ path, message, base, ours, theirs }], errors: issues }.`,
  async run({ values, positionals, io, env }) {
    const [base, ours, theirs] = positionals
    if (base === undefined || ours === undefined || theirs === undefined) {
      throw new AppError('badRequest', { detail: 'Three files are merged: usher merge BASE OURS THEIRS.' })
    }
    if (values.json === true && values.output === '-') {
      throw new AppError('badRequest', {
        detail: '--json and --output - would both be printed: name a file for the text.',
      })
    }
    const files = { base, ours, theirs }
    const path = values.path ?? ours
    const names = { ours: nameOf(values.ours) ?? 'ours', theirs: nameOf(values.theirs) ?? 'theirs' }
    // What is merged then is an ancestor for the next merge, and nobody is there to be asked.
    const isInner = Number(values['marker-size'] ?? MARKER_SIZE) > MARKER_SIZE
    const { text, ...outcome } = await mergeVersions(path, files, names, isInner)
    if (values.output === '-') io.stdout.write(text)
    else await replaceFile(values.output ?? ours, text)
    if (values.json === true) printLine(io.stdout, JSON.stringify({ path, ...outcome }, null, 2))
    else if (!isInner) printOutcome(io, path, outcome, invocation(env))
    return outcome.merged || isInner ? EXIT_CODES.ok : EXIT_CODES.problems
  },
}

type Outcome = {
  readonly merged: boolean
  /** why git merged the lines instead */
  readonly byLines: string | null
  readonly conflicts: readonly SaidConflict[]
  /** of `usher check`, in the merged file and on neither side */
  readonly errors: readonly Issue[]
}

type SaidConflict = Omit<Conflict, 'message'> & { readonly message: string }

async function mergeVersions(
  path: string,
  files: { readonly [side in keyof ThreeTexts]: string },
  names: SideNames,
  isInner: boolean,
): Promise<Outcome & { readonly text: string }> {
  const placed = placeFile(path)
  const [base, ours, theirs] = await Promise.all([files.base, files.ours, files.theirs].map(readText))
  const texts = { base: base ?? '', ours: ours ?? '', theirs: theirs ?? '' }
  const merged = placed === null ? null : mergeFileTexts(placed, texts, names)
  if (placed === null || merged === null || !merged.isRead) {
    const why = merged?.isRead === false ? `${merged.side} cannot be read: ${merged.reason}` : 'no file of a workspace'
    const { text, isClean } = await mergeByLines(files, names)
    // Two sides that can be read must not become a file that cannot, in silence.
    const isSound = placed === null || isReadable(placed, text)
    const whole = isClean && !isSound ? (markWhole(placed, texts, names) ?? text) : text
    const isMerged = isClean && !whole.includes(`\n${'<'.repeat(MARKER_SIZE)} `)
    return { text: whole, merged: isMerged, byLines: why, conflicts: [], errors: [] }
  }
  const { text } = merged
  const conflicts = merged.conflicts.map((conflict) => ({ ...conflict, message: sayWords(conflict.message) }))
  if (conflicts.length > 0) {
    // With the older text as their ancestor, both sides still count as changes in the next merge.
    return { text: isInner ? texts.base || texts.ours : text, merged: false, byLines: null, conflicts, errors: [] }
  }
  const errors = isInner ? [] : await checkMerged(placed, { merged: text, ours: texts.ours, theirs: texts.theirs })
  return { text, merged: true, byLines: null, conflicts, errors }
}

/** An older git leaves the names as it found them: `%X`. */
function nameOf(name: string | undefined): string | null {
  return name === undefined || name === '' || /^%[SXY]$/.test(name) ? null : name
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError('invalidWorkspace', { detail: `${path} cannot be read.` }, { cause })
  })
  const decoded = decodeText(bytes)
  // The merge is written as UTF-8, and would spoil what was read wrong.
  if (!decoded.ok) throw new AppError('invalidWorkspace', { detail: `${path} ${decoded.problem}; nothing is merged.` })
  return decoded.text
}

function printOutcome(io: Io, path: string, { merged, byLines, conflicts, errors }: Outcome, usher: string): void {
  const say = (text: string) => printLine(io.stderr, text)
  if (byLines !== null) say(`${path}: merged by lines (${byLines})`)
  if (conflicts.length > 0) say(`${path}: ${count(conflicts.length, 'place')} to decide`)
  for (const { message } of conflicts) say(`  ${message}`)
  for (const { message, fix } of errors)
    say(`${path}: merged, and wrong only together: ${message} ${fix ?? ''}`.trimEnd())
  if (!merged) say(`  Choose between the marks in ${path}; then ${usher} fmt, ${usher} check and git add.`)
  else if (errors.length > 0) say(`  Mend it before you go on; ${usher} check says when it is sound.`)
}
