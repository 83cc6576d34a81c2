import { createHash } from 'node:crypto'
import { lstat, readFile, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../AppError.ts'
import { readFilePath } from '../engine/files/FileKind.ts'
import type { Issue } from '../engine/issue.ts'
import { decodeText } from './decodeText.ts'
import { followPath } from './listWorkspace.ts'
import { loadWorkspace } from './loadWorkspace.ts'
import { replaceFile } from './replaceFile.ts'

/** A file as it is on disk; `revision` is the SHA-256 of its bytes, in hex. */
export type WorkspaceFile = { readonly text: string; readonly revision: string }

/** What came of a write: the file as it is now, or what stands there instead of what was expected (null: nothing). */
export type Written =
  | { readonly ok: true; readonly file: WorkspaceFile | null }
  | { readonly ok: false; readonly current: WorkspaceFile | null }

/** The folder of a workspace, read and written file by file. Paths are those of `filePath`; any other throws `notFound`. */
export interface WorkspaceFolder {
  /** the folder's own name */
  readonly name: string
  readonly read: () => Promise<{
    readonly files: { readonly [path: string]: WorkspaceFile }
    readonly issues: readonly Issue[]
  }>
  /** writes a file when it is still what the writer has seen: `expected` is its revision, or null for a file that is not there */
  readonly write: (path: string, text: string, expected: string | null) => Promise<Written>
  /** deletes a file when it is still what was seen; one that is gone already counts as deleted */
  readonly remove: (path: string, expected: string) => Promise<Written>
}

/** Opens a folder. Writes of this process follow each other; those of other programs are noticed by the revision. */
export function openWorkspaceFolder(folder: string): WorkspaceFolder {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const run = last.then(task)
    last = run.catch(() => {})
    return run
  }
  return {
    name: basename(resolve(folder)),
    async read() {
      const { files, issues } = await loadWorkspace(folder)
      const entries = Object.entries(files).filter(([path]) => isOurPath(path))
      return { files: Object.fromEntries(entries.map(([path, text]) => [path, fileOf(text)])), issues }
    },
    write: (path, text, expected) =>
      inTurn(async () => {
        const place = await placeOf(folder, path)
        const current = await readIfThere(place)
        if (current?.revision === revisionOf(text)) return { ok: true, file: current }
        if ((current?.revision ?? null) !== expected) return { ok: false, current }
        await replaceFile(place, text)
        return { ok: true, file: fileOf(text) }
      }),
    remove: (path, expected) =>
      inTurn(async () => {
        const place = await placeOf(folder, path)
        const current = await readIfThere(place)
        if (current === null) return { ok: true, file: null }
        if (current.revision !== expected) return { ok: false, current }
        // Of a link, the link goes and not what it leads to.
        await rm(join(folder, path))
        return { ok: true, file: null }
      }),
  }
}

/** The hash that names this text of a file. */
export const revisionOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const fileOf = (text: string): WorkspaceFile => ({ text, revision: revisionOf(text) })

const ID = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/

/** Whether a path is that of a file of a workspace. */
export const isOurPath = (path: string): boolean => {
  const name = readFilePath(path)
  return name !== null && ID.test(name.id)
}

/** Where a file of the workspace lies, its links followed; throws `notFound` for any other path, and for a link that leads out of the folder or nowhere. */
async function placeOf(folder: string, path: string): Promise<string> {
  if (!isOurPath(path)) {
    throw new AppError('notFound', {
      detail: 'This is no file of a workspace. Expected a path such as front-desk.flow.json.',
    })
  }
  const root = await realpath(folder)
  // The innermost that is there: a new file's folder may be made with it.
  for (const part of path.includes('/') ? [path, dirname(path)] : [path]) {
    if ((await lstat(join(root, part)).catch(() => null)) === null) continue
    const found = await followPath(root, part)
    if (!found.ok) throw new AppError('notFound', { detail: found.issue.message })
    return part === path ? found.place : join(found.place, basename(path))
  }
  return join(root, path)
}

async function readIfThere(place: string): Promise<WorkspaceFile | null> {
  const found = await lstat(place).catch(() => null)
  if (found === null) return null
  if (!found.isFile()) throw new AppError('conflict', { detail: `${basename(place)} is no plain file.` })
  const decoded = decodeText(await readFile(place))
  if (!decoded.ok)
    throw new AppError('conflict', { detail: `${basename(place)} ${decoded.problem}. Save it as UTF-8.` })
  return fileOf(decoded.text)
}
