import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../AppError.ts'
import { EMPTY_WORKSPACE } from '../../engine/emptyWorkspace.ts'
import { parseWorkspace } from '../../engine/files/parseWorkspace.ts'
import type { Issue, Workspace } from '../../engine/index.ts'
import { decodeText } from '../../releases/decodeText.ts'
import { filesAtRevision, findCommit } from '../../releases/git/filesAtRevision.ts'
import { askGit } from '../../releases/git/runGit.ts'
import { loadWorkspace } from '../../releases/loadWorkspace.ts'
import type { Io } from '../Command.ts'
import { isError } from '../loadChecked.ts'
import { placeIssues, printIssues } from '../print.ts'
import { type PlacedFile, placeFile, workspaceOfFile } from './workspaceOfFile.ts'

/** One side of a comparison, by the name that its reader gave it. */
export type Version = { readonly name: string; readonly workspace: Workspace }

/** The workspace as it is on disk. */
const WORKING_TREE = 'working tree'

/**
 * Reads what a word on the command line means: a folder or a file that is there, else a git revision of `folder`. Throws `badRequest` when
 * it is neither, and `invalidWorkspace`, after printing why, when it cannot be read.
 */
async function readVersion(io: Io, folder: string, word: string, as: PlacedFile | null): Promise<Version> {
  if (word === WORKING_TREE) return await readFolder(io, folder, word)
  const found = await stat(word).catch(() => null)
  if (found?.isDirectory() === true) return await readFolder(io, word, word)
  if (found?.isFile() === true) return { name: word, workspace: await readOneFile(io, word, as) }
  const commit = await findCommit(folder, word)
  if (commit === null) {
    const detail =
      (await findCommit(folder, 'HEAD')) === null
        ? `${folder} has no git history yet: commit it first, or name two folders or files.`
        : `${word} is no file, no folder and no git revision that ${folder} knows.`
    throw new AppError('badRequest', { detail })
  }
  const files = await filesAtRevision(folder, commit)
  // The folder was not there yet: everything in it is new.
  if (Object.keys(files).length === 0) return { name: word, workspace: EMPTY_WORKSPACE }
  const { workspace, issues } = parseWorkspace(files)
  return { name: word, workspace: workspace ?? refuse(io, word, issues, files) }
}

/**
 * Reads the two versions that a command line names: `A B`, `A` for A and the files as they are, nothing for the last commit and the files
 * as they are, `A..B`, or `A...B` for what B has since it left A. Two files are compared as one, whatever their names. Throws as `readVersion`.
 */
export async function readVersions(
  io: Io,
  folder: string,
  words: readonly string[],
): Promise<{ readonly a: Version; readonly b: Version; readonly areFiles: boolean }> {
  const [from, to] = await readRange(folder, words)
  const files = [await isFile(from), await isFile(to)]
  const as = files.every(Boolean) ? placeFile(to) : null
  if (as === null && files.some(Boolean)) {
    const detail = `A file of a workspace is compared with another such file. For one flow of two versions use --flow.`
    throw new AppError('badRequest', { detail })
  }
  const [a, b] = [await readVersion(io, folder, from, as), await readVersion(io, folder, to, as)]
  return { a, b, areFiles: as !== null }
}

async function readRange(folder: string, words: readonly string[]): Promise<readonly [string, string]> {
  const [first = 'HEAD', second] = words
  const range = second === undefined ? /^(.*?)(\.\.\.?)(.*)$/.exec(first) : null
  // A path may hold dots; then it is there.
  if (range === null || (await stat(first).catch(() => null)) !== null) return [first, second ?? WORKING_TREE]
  const [a, b] = [range[1] || 'HEAD', range[3] || 'HEAD']
  return range[2] === '..' ? [a, b] : [await askGit(folder, ['merge-base', '--', a, b]), b]
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() === true

async function readFolder(io: Io, folder: string, name: string): Promise<Version> {
  const { workspace, issues, files } = await loadWorkspace(folder)
  return { name, workspace: workspace ?? refuse(io, folder, issues, files) }
}

async function readOneFile(io: Io, path: string, as: PlacedFile | null): Promise<Workspace> {
  const decoded = decodeText(await readFile(path))
  if (!decoded.ok) throw new AppError('invalidWorkspace', { detail: `${path} ${decoded.problem}.` })
  const { text } = decoded
  const read = workspaceOfFile(path, text, as)
  return read.ok ? read.workspace : refuse(io, '.', read.issues, { [basename(path)]: text })
}

function refuse(io: Io, name: string, issues: readonly Issue[], files: { readonly [path: string]: string }): never {
  printIssues(io.stderr, name, placeIssues(issues.filter(isError), files))
  throw new AppError('invalidWorkspace', { detail: `${name} cannot be read before this is mended.` })
}
