import { EMPTY_WORKSPACE } from '../../runtime/engine/emptyWorkspace.ts'
import { type Files, parseWorkspace } from '../../runtime/engine/files/parseWorkspace.ts'
import type { Issue } from '../../runtime/engine/issue.ts'
import type { Speaker } from '../../runtime/engine/words.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'

/** A file as it is on disk, and the hash that names this state of it. */
export type SavedFile = { readonly text: string; readonly revision: string }
export type SavedFiles = { readonly [path: string]: SavedFile }

export type OpenedFiles = {
  /** what could be read; files with errors are missing in it */
  readonly workspace: Workspace
  /** what is wrong with the files, those that are missing in the workspace included, in the words of who speaks; else in English */
  readonly issues: (speaker?: Speaker) => readonly Issue[]
  /** the files that could not be read: they are never written over unseen */
  readonly broken: readonly string[]
}

/** Reads what can be read, so that one broken file does not keep an author from the others. Never throws. */
export function openFiles(saved: SavedFiles): OpenedFiles {
  const files: Files = Object.fromEntries(Object.entries(saved).map(([path, { text }]) => [path, text]))
  const { workspace, issues } = parseWorkspace(files)
  const tell = (speaker?: Speaker) =>
    speaker === undefined || issues.length === 0 ? issues : parseWorkspace(files, speaker).issues
  if (workspace !== null) return { workspace, issues: tell, broken: [] }
  const broken = [...new Set(issues.flatMap(({ severity, file }) => (severity === 'error' ? [file] : [])))]
  const readable = Object.fromEntries(Object.entries(files).filter(([path]) => !broken.includes(path)))
  const rest = parseWorkspace({ [WORKSPACE]: STAND_IN, ...readable }).workspace
  return {
    workspace: rest ?? EMPTY_WORKSPACE,
    issues: tell,
    broken: broken.filter((path) => Object.hasOwn(saved, path)),
  }
}

const WORKSPACE = 'workspace.json'
/** Stands in for a workspace.json that cannot be read; it is never saved, because nothing changes it. */
const STAND_IN = JSON.stringify({ name: 'Workspace', languages: ['en'] })
