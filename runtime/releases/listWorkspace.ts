import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { AppError } from '../AppError.ts'
import { isPassedOver, isWorkspaceFolder, isWorkspacePath, readFilePath } from '../engine/files/FileKind.ts'
import type { Issue } from '../engine/issue.ts'

/** Files of one workspace; more is no workspace. */
const FILES = 5_000

/** A file of a workspace: its path within the folder, with `/`, and where it really lies, which a link may make another place. */
export type ListedFile = { readonly path: string; readonly place: string; readonly stats: Stats }
export type WorkspaceListing = { readonly files: readonly ListedFile[]; readonly issues: readonly Issue[] }

/**
 * The files of a workspace's folder, by path. Links are followed within the folder: a Kubernetes ConfigMap is a folder of them. One that leads
 * out of it or nowhere is an issue. Throws `invalidWorkspace` when the folder itself cannot be read.
 */
export async function listWorkspace(folder: string): Promise<WorkspaceListing> {
  const root = await realpath(folder).catch((cause: unknown) => cannotBeRead(folder, cause))
  const files: ListedFile[] = []
  const issues: Issue[] = []

  async function look(path: string): Promise<void> {
    const found = await followPath(root, path)
    if (!found.ok) {
      // A link of another name is none of ours, wherever it leads.
      if (isWorkspacePath(path) || isWorkspaceFolder(path)) issues.push(found.issue)
    } else if (found.stats.isDirectory()) {
      if (!path.includes('/')) await lookInto(found.place, `${path}/`)
    } else if (found.stats.isFile() && isWorkspacePath(path))
      files.push({ path, place: found.place, stats: found.stats })
  }
  async function lookInto(place: string, prefix: string): Promise<void> {
    const entries: readonly Dirent[] = await readdir(place, { withFileTypes: true }).catch((cause: unknown) =>
      cannotBeRead(join(folder, prefix), cause),
    )
    for (const entry of entries) {
      const path = `${prefix}${entry.name}`
      const mayBeOurs = isWorkspacePath(path) || (prefix === '' && !entry.isFile() && !isPassedOver(path))
      if (mayBeOurs) await look(path)
      if (files.length > FILES) {
        const detail = `${folder} holds more than ${FILES} JSON files: it is no workspace.`
        throw new AppError('invalidWorkspace', { detail })
      }
    }
  }
  await lookInto(root, '')
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), issues }
}

export type Followed =
  | { readonly ok: true; readonly place: string; readonly stats: Stats }
  | { readonly ok: false; readonly issue: Issue }

/** Where a path within the real folder `root` lies when its links are followed, and what lies there. */
export async function followPath(root: string, path: string): Promise<Followed> {
  const place = await realpath(join(root, path)).catch(() => null)
  const stats = place === null ? null : await stat(place).catch(() => null)
  if (place === null || stats === null) {
    return refuse(
      path,
      'linkLeadsNowhere',
      'is a link to something that is not there',
      'Restore what it leads to, or remove the link.',
    )
  }
  if (place !== root && !place.startsWith(root.endsWith(sep) ? root : root + sep)) {
    return refuse(
      path,
      'linkLeadsOut',
      'is a link that leads out of the workspace',
      'Put what it leads to into the folder of the workspace.',
    )
  }
  return { ok: true, place, stats }
}

const refuse = (path: string, code: string, is: string, fix: string): Followed => ({
  ok: false,
  issue: unreadIssue(path, code, is, fix),
})

/** What keeps a file from being read; a warning when nothing of the workspace hangs on it. */
export const unreadIssue = (file: string, code: string, is: string, fix?: string): Issue => ({
  code,
  severity: readFilePath(file) !== null || isWorkspaceFolder(file) ? 'error' : 'warning',
  file,
  path: '',
  message: `${file} ${is}.`,
  ...(fix === undefined ? {} : { fix }),
})

function cannotBeRead(folder: string, cause: unknown): never {
  const detail = `The folder ${folder} cannot be read. Name a workspace with --workspace DIR or USHER_WORKSPACE.`
  throw new AppError('invalidWorkspace', { detail }, { cause })
}
