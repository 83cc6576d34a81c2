import { createHash } from 'node:crypto'
import { lstat, readFile, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../AppError.ts'
import { readFilePath } from '../engine/files/FileKind.ts'
import type { Issue } from '../engine/issue.ts'
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
        await rm(place)
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

/** Where a file of the workspace lies; throws `notFound` for any other path, and for a folder that is a link to somewhere else. */
async function placeOf(folder: string, path: string): Promise<string> {
  if (!isOurPath(path)) {
    throw new AppError('notFound', {
      detail: 'This is no file of a workspace. Expected a path such as front-desk.flow.json.',
    })
  }
  const place = join(folder, path)
  const parent = dirname(place)
  const real = await realpath(parent).catch(() => null)
  const expected = join(await realpath(folder), dirname(path))
  if (real !== null && real !== expected) {
    throw new AppError('notFound', { detail: `${dirname(path)} is a link, and links are not followed.` })
  }
  return place
}

async function readIfThere(place: string): Promise<WorkspaceFile | null> {
  const found = await lstat(place).catch(() => null)
  if (found === null) return null
  if (!found.isFile()) throw new AppError('conflict', { detail: `${basename(place)} is no plain file.` })
  return fileOf(await readFile(place, 'utf8'))
}
