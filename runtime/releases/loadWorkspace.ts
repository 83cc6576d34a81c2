import { readFile } from 'node:fs/promises'
import { parseWorkspace } from '../engine/files/parseWorkspace.ts'
import type { Issue, Workspace } from '../engine/index.ts'
import { decodeText } from './decodeText.ts'
import { type ListedFile, listWorkspace, unreadIssue, type WorkspaceListing } from './listWorkspace.ts'

/** Bytes of one file; a larger one is no file of ours. */
const FILE_BYTES = 5_000_000
/** Readings of a folder that changes while it is read. The next change is told by whoever watches it. */
const READINGS = 5

export type LoadedWorkspace = {
  /** null when an issue is an error */
  readonly workspace: Workspace | null
  /** `unread`, and all that is wrong with what was read */
  readonly issues: readonly Issue[]
  /** of files that are there and have no text: too large, not UTF-8, links that lead out of the folder or nowhere */
  readonly unread: readonly Issue[]
  /** the texts that were read, by path within the folder, with `/` */
  readonly files: { readonly [path: string]: string }
}

/** Reads a workspace from disk. Problems in its files are issues; throws `invalidWorkspace` when the folder itself cannot be read. */
export async function loadWorkspace(folder: string): Promise<LoadedWorkspace> {
  let listing = await listWorkspace(folder)
  for (let reading = 1; ; reading += 1) {
    const { files, unread } = await readTexts(listing)
    const now = await listWorkspace(folder)
    // A checkout, or a ConfigMap whose link turns, changes many files: half of the old and half of the new is no workspace.
    if (reading < READINGS && stampOf(now) !== stampOf(listing)) {
      listing = now
      continue
    }
    const parsed = parseWorkspace(files)
    return {
      workspace: unread.some(({ severity }) => severity === 'error') ? null : parsed.workspace,
      issues: [...unread, ...parsed.issues],
      unread,
      files,
    }
  }
}

/** Tells whether two listings are of the same files with the same content, as far as it can be told without reading them. */
export function stampOf({ files, issues }: WorkspaceListing): string {
  const stamps = files.map(({ path, place, stats: { ino, size, mtimeMs } }) => [path, place, ino, size, mtimeMs])
  return JSON.stringify([stamps, issues.map(({ code, file }) => [code, file])])
}

async function readTexts({ files: listed, issues }: WorkspaceListing) {
  const files: Record<string, string> = {}
  const unread: Issue[] = [...issues]
  for (const file of listed) {
    const read = await readText(file)
    if (typeof read === 'string') files[file.path] = read
    else unread.push(read)
  }
  return { files, unread }
}

async function readText({ path, place, stats: { size } }: ListedFile): Promise<string | Issue> {
  if (size > FILE_BYTES) return unreadIssue(path, 'fileTooLarge', `has ${size} bytes; the most is ${FILE_BYTES}`)
  const bytes = await readFile(place).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error)
    return unreadIssue(path, 'fileNotReadable', `cannot be read (${bytes.code ?? 'unknown reason'})`)
  const decoded = decodeText(bytes)
  return decoded.ok ? decoded.text : unreadIssue(path, 'notUtf8', decoded.problem, 'Save it as UTF-8.')
}
