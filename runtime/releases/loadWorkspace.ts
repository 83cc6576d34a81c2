import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { AppError } from '../AppError.ts'
import { readFilePath } from '../engine/files/FileKind.ts'
import { parseWorkspace } from '../engine/files/parseWorkspace.ts'
import type { Issue, Workspace } from '../engine/index.ts'

/** Bytes of one file, and files of one workspace; more is no workspace. */
const FILE_BYTES = 5_000_000
const FILES = 5_000
/** Folders of a workspace that hold no files of ours and may be large. */
const LEFT_OUT = new Set(['node_modules', '.git'])

export type LoadedWorkspace = {
  /** null when an issue is an error */
  readonly workspace: Workspace | null
  readonly issues: readonly Issue[]
  /** the texts that were read, by path within the folder, with `/` */
  readonly files: { readonly [path: string]: string }
}

/** Reads a workspace from disk. Problems in its files are issues; throws `invalidWorkspace` when the folder itself cannot be read. Links are not followed. */
export async function loadWorkspace(folder: string): Promise<LoadedWorkspace> {
  const files: Record<string, string> = {}
  const issues: Issue[] = []
  for (const path of await findJsonFiles(folder)) {
    const file = relative(folder, path).split(sep).join('/')
    const { size } = await lstat(path)
    if (size > FILE_BYTES) issues.push(tooLarge(file, size))
    else files[file] = await readFile(path, 'utf8')
  }
  const parsed = parseWorkspace(files)
  return {
    workspace: issues.length > 0 ? null : parsed.workspace,
    issues: [...issues, ...parsed.issues],
    files,
  }
}

async function findJsonFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  const open = [folder]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entries = await readdir(next, { withFileTypes: true }).catch((cause: unknown) => {
      const detail = `The folder ${next} cannot be read. Name a workspace with --workspace DIR or USHER_WORKSPACE.`
      throw new AppError('invalidWorkspace', { detail }, { cause })
    })
    for (const entry of entries) {
      const path = join(next, entry.name)
      if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) open.push(path)
      else if (entry.isFile() && isOurs(folder, path)) found.push(path)
    }
    if (found.length > FILES) {
      throw new AppError('invalidWorkspace', {
        detail: `${folder} holds more than ${FILES} JSON files: it is no workspace.`,
      })
    }
  }
  return found.sort()
}

function isOurs(folder: string, path: string): boolean {
  return isWorkspacePath(relative(folder, path).split(sep).join('/'))
}

/** Whether a path within the folder is a file of a workspace, or was meant to be one: any JSON at its top or in a folder that it knows. */
export function isWorkspacePath(file: string): boolean {
  return readFilePath(file) !== null || (file.endsWith('.json') && file.split('/').length <= 2)
}

function tooLarge(file: string, size: number): Issue {
  return {
    code: 'fileTooLarge',
    severity: 'error',
    file,
    path: '',
    message: `${file} has ${size} bytes; the most is ${FILE_BYTES}.`,
  }
}
