import { AppError } from '../../AppError.ts'
import { isWorkspacePath } from '../../engine/files/FileKind.ts'
import { decodeText } from '../decodeText.ts'
import { askGit, runGit, tryGit } from './runGit.ts'

/** The commit that a revision names; null when it names none in the repository of this folder. */
export async function findCommit(folder: string, revision: string): Promise<string | null> {
  // After --end-of-options nothing is taken for an option of git's.
  const { code, stdout } = await tryGit(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ])
  return code === 0 ? stdout.toString('utf8').trim() : null
}

/**
 * The texts of a workspace as a commit holds them, by path within the folder; none when the folder was not there yet. Throws `badRequest`
 * when the folder is in no repository.
 */
export async function filesAtRevision(folder: string, commit: string): Promise<{ readonly [path: string]: string }> {
  const prefix = (await askGit(folder, ['rev-parse', '--show-prefix'])).replace(/\/$/, '')
  const tree = prefix === '' ? `${commit}^{tree}` : `${commit}:${prefix}`
  const found = await tryGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', tree])
  if (found.code !== 0) return {}
  const listed = (await runGit(folder, ['ls-tree', '-r', '-z', '--full-tree', found.stdout.toString('utf8').trim()]))
    .toString('utf8')
    .split('\0')
    .flatMap(readEntry)
    .filter(({ path }) => isWorkspacePath(path))
  const blobs = await readBlobs(folder, listed)
  return Object.fromEntries(listed.map(({ path }, index) => [path, blobs[index] ?? '']))
}

type Entry = { readonly blob: string; readonly path: string }

/** `100644 blob <hash>\t<path>`; links and submodules are not followed. */
function readEntry(line: string): readonly Entry[] {
  const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
  return blob === undefined || path === undefined ? [] : [{ blob, path }]
}

/** The texts of these blobs, in their order. One process for all. */
async function readBlobs(folder: string, entries: readonly Entry[]): Promise<readonly string[]> {
  const output = await runGit(folder, ['cat-file', '--batch'], entries.map(({ blob }) => `${blob}\n`).join(''))
  const texts: string[] = []
  let at = 0
  for (const { blob, path } of entries) {
    // `<hash> blob <bytes>\n<content>\n`
    const end = output.indexOf('\n', at)
    const size = Number(/ blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1])
    if (!Number.isInteger(size)) throw new AppError('internal', { detail: `git lists ${blob} and does not have it.` })
    const decoded = decodeText(output.subarray(end + 1, end + 1 + size))
    if (!decoded.ok) throw new AppError('invalidWorkspace', { detail: `${path} of that commit ${decoded.problem}.` })
    texts.push(decoded.text)
    at = end + 1 + size + 1
  }
  return texts
}
