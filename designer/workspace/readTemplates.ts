import { type Files, parseWorkspace } from '../../runtime/engine/files/parseWorkspace.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'

/** The sample workspace's files, each read when it is asked for. */
const SAMPLES = import.meta.glob<string>('../../flows/**/*.json', { query: '?raw', import: 'default' })
const FOLDER = '../../flows/'

/** Reads the sample workspace, whose flows are the templates of new ones. Throws an `Error` when the host does not answer. */
export async function readTemplates(): Promise<Workspace> {
  const read = Object.entries(SAMPLES).map(async ([path, load]) => [path.slice(FOLDER.length), await load()] as const)
  const files: Files = Object.fromEntries(await Promise.all(read))
  const { workspace } = parseWorkspace(files)
  if (workspace === null) throw new Error('the sample workspace does not fit its schemas')
  return workspace
}
