import type { Workspace } from '../workspace.ts'
import { FILE_KINDS, type FileKind, type FileTypes, filePath } from './FileKind.ts'
import { formatFile } from './formatFile.ts'

/** Files that decide what happens to a message. Layouts and scenarios do not. */
export const LOGIC_KINDS: readonly FileKind[] = FILE_KINDS.filter((kind) => kind !== 'layout' && kind !== 'scenarios')

/** Every file of these kinds in canonical form, by path, in code-unit order of the paths. `parseWorkspace` gives the workspace back. */
export function formatWorkspace(
  workspace: Workspace,
  kinds: readonly FileKind[] = FILE_KINDS,
): { readonly [path: string]: string } {
  const files = kinds.flatMap((kind) =>
    Object.entries(valuesOf(workspace)[kind]).map(
      ([id, value]) => [filePath(kind, id), formatFile(kind, value)] as const,
    ),
  )
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The value of every file, by kind and id; the id is '' where there is one file of the kind. */
export function valuesOf(workspace: Workspace): {
  readonly [Kind in FileKind]: { readonly [id: string]: FileTypes[Kind] }
} {
  return {
    workspace: { '': workspace.workspace },
    queues: { '': { queues: workspace.queues } },
    skills: { '': { skills: workspace.skills } },
    bots: { '': { bots: workspace.bots } },
    channels: { '': { channels: workspace.channels } },
    schedule: workspace.schedules,
    flow: workspace.flows,
    layout: workspace.layouts,
    scenarios: workspace.scenarios,
  }
}
