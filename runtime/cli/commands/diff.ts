import { AppError } from '../../AppError.ts'
import { sayValue, sayWords } from '../../engine/words.ts'
import type { BehaviourComparison } from '../../proof/diff/behaviour/compareBehaviour.ts'
import { renderMarkdown } from '../../proof/diff/renderMarkdown.ts'
import { type Command, workspaceFolder } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { compareVersions, mayEndElsewhere, sayVersions, type VersionsCompared } from '../git/compareVersions.ts'
import { drawFlow, PICTURE_FORMATS, type PictureFormat } from '../git/drawFlow.ts'
import { printSections } from '../git/printSections.ts'
import { readVersions, type Version } from '../git/readVersion.ts'
import { printLine } from '../print.ts'

const FORMATS = ['terminal', 'markdown', 'json', ...PICTURE_FORMATS] as const
type Format = (typeof FORMATS)[number]

const options = {
  flow: { type: 'string', placeholder: 'ID', description: 'this flow alone' },
  behaviour: { type: 'boolean', description: 'what the versions do, too; --no-behaviour leaves it out' },
  format: { type: 'string', placeholder: 'FORMAT', description: `${FORMATS.join(', ')}; default terminal` },
  markdown: { type: 'boolean', description: 'as --format markdown: for a pull request, with pictures' },
  'exit-code': { type: 'boolean', description: 'end with 1 unless every message is proved to end where it ended' },
} as const

/** Tells what changed between two versions of a workspace, and which messages end elsewhere for it. */
export const diff: Command<typeof options> = {
  name: 'diff',
  summary: 'Tell what changed between two versions, and which messages end elsewhere for it',
  usage: '[A] [B] [options]',
  positionals: 2,
  options,
  more: `A and B are git revisions, folders, or two files. Without B: the files as they are now; without A: the last commit. A..B is the
same as A B, and A...B what B has changed since it left A. A name that is a path here is taken for the path.
svg and mermaid draw one flow; markdown draws each that changed. Ends with 0, or as --exit-code says.
--json prints { from, to, files: [{ file, kind, id, change, renames, changes, moves }], behaviour: [{ flow, verdict, differences:
[{ kind, when, before, after, example }], because, conversations, isComplete }], channels: [{ channel, from, to }] }; each difference has
a shortest conversation that shows it, written as a scenario. verdict: same and otherWords are proved, differs was found, notProved is
neither, cannotRun is not compared.`,
  async run({ values, positionals, io, env }) {
    const format = values.json === true ? 'json' : values.markdown === true ? 'markdown' : readFormat(values.format)
    const { a, b, areFiles } = await readVersions(io, workspaceFolder(values, env), positionals)
    const { flow } = values
    if (flow !== undefined && !Object.hasOwn({ ...a.workspace.flows, ...b.workspace.flows }, flow)) {
      throw new AppError('badRequest', { detail: `Neither ${a.name} nor ${b.name} has a flow "${flow}".` })
    }
    // A file alone lacks the queues and bots that it needs to run; and a picture shows no behaviour.
    const withBehaviour = values.behaviour !== false && !areFiles && !isPicture(format)
    if (areFiles && values.behaviour !== false && !isPicture(format))
      printLine(io.stderr, 'A file alone cannot run: compare folders or revisions to see what it does otherwise.')
    const compared = compareVersions(a.workspace, b.workspace, { flow, withBehaviour })
    if (isPicture(format)) io.stdout.write(drawOne(a, b, flow ?? changedFlows(compared), format))
    else if (format === 'json') {
      const { diff, behaviour, channels } = compared
      const said = behaviour?.map(inEnglish) ?? null
      const data = { from: a.name, to: b.name, files: diff.files, behaviour: said, channels }
      printLine(io.stdout, JSON.stringify(data, null, 2))
    } else if (format === 'markdown')
      io.stdout.write(renderMarkdown(sayVersions(compared)) + picturesOf(a, b, compared))
    else printSections(io.stdout, sayVersions(compared))
    return values['exit-code'] === true && mayEndElsewhere(compared) ? EXIT_CODES.problems : EXIT_CODES.ok
  },
}

function inEnglish(comparison: BehaviourComparison) {
  const differences = comparison.differences.map((difference) => ({
    ...difference,
    when: sayValue(difference.when),
    before: sayValue(difference.before),
    after: sayValue(difference.after),
  }))
  return { ...comparison, differences, because: comparison.because.map((reason) => sayWords(reason)) }
}

function readFormat(word = 'terminal'): Format {
  const format = FORMATS.find((known) => known === word)
  if (format !== undefined) return format
  throw new AppError('badRequest', { detail: `There is no format "${word}". Formats: ${FORMATS.join(', ')}.` })
}

const isPicture = (format: Format): format is PictureFormat => PICTURE_FORMATS.some((known) => known === format)

const changedFlows = ({ diff }: VersionsCompared): readonly string[] =>
  diff.files.filter(({ kind }) => kind === 'flow').map(({ id }) => id)

function drawOne(a: Version, b: Version, flows: string | readonly string[], format: PictureFormat): string {
  const [flow, ...others] = typeof flows === 'string' ? [flows] : flows
  if (flow === undefined) throw new AppError('badRequest', { detail: 'No flow changed. Name one with --flow.' })
  if (others.length > 0) {
    const ids = [flow, ...others].join(', ')
    throw new AppError('badRequest', { detail: `Several flows changed: ${ids}. Name one with --flow.` })
  }
  return drawFlow(a.workspace, b.workspace, flow, format) ?? ''
}

/** Pages that show Mermaid draw no more than this many arrows, and nobody could read them. */
const LARGEST_PICTURE = 80

function picturesOf(a: Version, b: Version, compared: VersionsCompared): string {
  return changedFlows(compared)
    .filter(
      (id) => Object.keys((b.workspace.flows[id] ?? a.workspace.flows[id])?.nodes ?? {}).length <= LARGEST_PICTURE,
    )
    .map((id) => {
      const picture = drawFlow(a.workspace, b.workspace, id, 'mermaid')
      return `\n<details><summary>Picture of ${id.replaceAll(/[^\w-]/g, '')}</summary>\n\n\`\`\`mermaid\n${picture}\`\`\`\n\n</details>\n`
    })
    .join('')
}
