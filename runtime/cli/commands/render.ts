import { AppError } from '../../AppError.ts'
import type { Workspace } from '../../engine/index.ts'
import { replaceFile } from '../../releases/replaceFile.ts'
import { type Command, workspaceFolder } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { drawFlow, PICTURE_FORMATS } from '../git/drawFlow.ts'
import { readVersions } from '../git/readVersion.ts'
import { printLine } from '../print.ts'

const options = {
  format: { type: 'string', placeholder: 'FORMAT', description: `${PICTURE_FORMATS.join(' or ')}; default svg` },
  diff: { type: 'string', placeholder: 'A..B', description: 'what changed from A to B in colours; A alone: up to now' },
  output: { type: 'string', short: 'o', placeholder: 'F', description: 'the file to write; default stdout' },
} as const

/** Draws a flow. */
export const render: Command<typeof options> = {
  name: 'render',
  summary: 'Draw a flow as SVG or Mermaid, with what changed in colours',
  usage: '[flow] [options]',
  positionals: 1,
  options,
  more: `Nodes stand where the layout has them; the others get a place. The flow may be left out when there is one alone.
--json prints { flow, format, picture }.`,
  async run({ values, positionals, io, env }) {
    const format = PICTURE_FORMATS.find((known) => known === (values.format ?? 'svg'))
    if (format === undefined) {
      const known = PICTURE_FORMATS.join(', ')
      throw new AppError('badRequest', { detail: `There is no format "${values.format}". Formats: ${known}.` })
    }
    const folder = workspaceFolder(values, env)
    const { a, b } = await readVersions(io, folder, values.diff === undefined ? [folder, folder] : [values.diff])
    const flow = positionals[0] ?? onlyFlow(b.workspace)
    const picture = drawFlow(a.workspace, b.workspace, flow, format)
    if (picture === null)
      throw new AppError('badRequest', { detail: `There is no flow "${flow}". ${flowsOf(b.workspace)}` })
    if (values.output !== undefined) await replaceFile(values.output, picture)
    if (values.json === true) printLine(io.stdout, JSON.stringify({ flow, format, picture }, null, 2))
    else if (values.output === undefined) io.stdout.write(picture)
    return EXIT_CODES.ok
  },
}

function onlyFlow(workspace: Workspace): string {
  const [id, ...others] = Object.keys(workspace.flows)
  if (id !== undefined && others.length === 0) return id
  throw new AppError('badRequest', { detail: `Which flow? usher render FLOW. ${flowsOf(workspace)}` })
}

function flowsOf({ flows }: Workspace): string {
  const ids = Object.keys(flows)
  return ids.length === 0 ? 'There are no flows.' : `Flows: ${ids.join(', ')}.`
}
