import type { Flow } from '../../../schemas/flow.ts'
import type { Layout } from '../../../schemas/layout.ts'
import type {
  BotsFile,
  ChannelsFile,
  QueuesFile,
  Schedule,
  SkillsFile,
  WorkspaceFile,
} from '../../../schemas/resources.ts'
import type { ScenariosFile } from '../../../schemas/scenarios.ts'

/** What each kind of file holds. A kind is the name of its schema. */
export type FileTypes = {
  readonly workspace: WorkspaceFile
  readonly queues: QueuesFile
  readonly skills: SkillsFile
  readonly bots: BotsFile
  readonly channels: ChannelsFile
  readonly schedule: Schedule
  readonly flow: Flow
  readonly layout: Layout
  readonly scenarios: ScenariosFile
}
export type FileKind = keyof FileTypes

/** A file's kind and, where there are several of the kind, its id. */
export type FileName = { readonly kind: FileKind; readonly id: string }

/** One file of each: `queues.json`. */
const SINGLE = ['workspace', 'queues', 'skills', 'bots', 'channels'] as const
/** Any number of each: `front-desk.flow.json`. */
const NUMEROUS = ['schedule', 'flow', 'layout', 'scenarios'] as const
export const SINGLE_KINDS: readonly FileKind[] = SINGLE
export const FILE_KINDS: readonly FileKind[] = [...SINGLE, ...NUMEROUS]
const FOLDERS: { readonly [kind in FileKind]?: string } = { schedule: 'schedules/' }

/** The path of a file within its workspace; `id` is of no account where there is one file of the kind. */
export function filePath(kind: FileKind, id = ''): string {
  return isSingle(kind) ? `${kind}.json` : `${FOLDERS[kind] ?? ''}${id}.${kind}.json`
}

/** Whether a path within a folder is a file of a workspace, or was meant to be one: any JSON at its top or in a folder that it knows of. */
export function isWorkspacePath(path: string): boolean {
  return (path.endsWith('.json') && path.split('/').length <= 2 && !isPassedOver(path)) || readFilePath(path) !== null
}

/** Whether a name at the top of a workspace is a folder of its files. */
export function isWorkspaceFolder(name: string): boolean {
  return Object.values(FOLDERS).includes(`${name}/`)
}

/**
 * Whether a path is nothing that an author wrote: what editors, systems and mounts put beside files (`._x`, `.DS_Store`, `.#x`, `#x#`, `x~`,
 * `.x.swp`, `..data`), and what npm keeps. Vim's `4913` and git's `x.orig` do not end as our files do.
 */
export function isPassedOver(path: string): boolean {
  return path.split('/').some((name) => /^[.#]|~$/.test(name) || name === 'node_modules')
}

/** What a path within a workspace names; null when it is no file of a workspace. */
export function readFilePath(path: string): FileName | null {
  if (isPassedOver(path)) return null
  const single = SINGLE.find((kind) => path === filePath(kind))
  if (single !== undefined) return { kind: single, id: '' }
  for (const kind of NUMEROUS) {
    const folder = FOLDERS[kind] ?? ''
    const ending = `.${kind}.json`
    const id = path.slice(folder.length, -ending.length)
    if (path.startsWith(folder) && path.endsWith(ending) && id !== '' && !id.includes('/')) return { kind, id }
  }
  return null
}

function isSingle(kind: FileKind): boolean {
  return SINGLE.some((single) => single === kind)
}
