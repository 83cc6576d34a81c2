import { AppError } from '../../AppError.ts'
import { isWorkspacePath } from '../../engine/files/FileKind.ts'
import { filesAtRevision, findCommit } from './filesAtRevision.ts'
import { askGit, runGit, tryGit } from './runGit.ts'

/** One commit; `at` is when it was written, in epoch ms. `message` is whole, its first line the summary. */
export type Commit = {
  readonly hash: string
  readonly author: string
  readonly at: number
  readonly message: string
}

/** Where the workspace stands in its repository. */
export type GitState = {
  /** null: no branch is checked out */
  readonly branch: string | null
  /** files of the workspace that are not as the last commit has them, by path within the workspace */
  readonly changed: readonly string[]
}

/** The git history of a workspace's folder: read, and added to; nothing is ever pushed or taken away. */
export interface GitHistory {
  /** null where there is no repository, or no git */
  readonly state: () => Promise<GitState | null>
  /** commits that changed one of these files, or any file of the workspace, newest first. Throws `notFound` where there is no repository. */
  readonly log: (paths: readonly string[] | null, limit: number) => Promise<readonly Commit[]>
  /** the texts of the workspace as a commit holds them, by path. Throws `notFound` for a commit that is not there. */
  readonly filesAt: (revision: string) => Promise<{ readonly [path: string]: string }>
  /** commits every changed file of the workspace and nothing else. Throws `conflict` when nothing changed, `badRequest` with git's words when it refuses. */
  readonly commit: (message: string) => Promise<Commit>
}

/** Opens the history of a folder; it may become a repository later. */
export function openGitHistory(folder: string): GitHistory {
  const isRepository = async () => {
    const { code } = await tryGit(folder, ['rev-parse', '--is-inside-work-tree']).catch(() => ({ code: 1 }))
    return code === 0
  }
  const requireRepository = async () => {
    if (await isRepository()) return
    throw new AppError('notFound', { detail: 'The workspace is in no git repository.' })
  }
  return {
    async state() {
      if (!(await isRepository())) return null
      const branch = await tryGit(folder, ['symbolic-ref', '--short', '--quiet', 'HEAD'])
      return {
        branch: branch.code === 0 ? branch.stdout.toString('utf8').trim() : null,
        changed: await changedFiles(folder),
      }
    },
    async log(paths, limit) {
      await requireRepository()
      return await readLog(folder, ['-n', String(limit)], paths ?? ['.'])
    },
    async filesAt(revision) {
      await requireRepository()
      const commit = HASH.test(revision) ? await findCommit(folder, revision) : null
      if (commit === null) throw new AppError('notFound', { detail: 'There is no such commit.' })
      return await filesAtRevision(folder, commit)
    },
    async commit(message) {
      await requireRepository()
      const changed = await changedFiles(folder)
      if (changed.length === 0) throw new AppError('conflict', { detail: 'No file has changed since the last commit.' })
      // New files must be known to git before they can be named; what else lies in the index is left as it is.
      await runGit(folder, ['--literal-pathspecs', 'add', '--', ...changed])
      // From the standard input and not cut, so that no message is taken for an option or a comment.
      const how = ['commit', '--quiet', '--cleanup=whitespace', '-F', '-']
      await runGit(folder, ['--literal-pathspecs', ...how, '--', ...changed], message)
      const [made] = await readLog(folder, ['-n', '1'], ['.'])
      if (made === undefined) throw new AppError('internal', { detail: 'git does not know the commit that it made.' })
      return made
    },
  }
}

const HASH = /^[0-9a-f]{7,64}$/
const FORMAT = '%H%x00%aN%x00%at%x00%B'
const FIELDS = 4

async function readLog(
  folder: string,
  options: readonly string[],
  paths: readonly string[],
): Promise<readonly Commit[]> {
  // A repository without a commit has no history, which is no failure.
  if ((await findCommit(folder, 'HEAD')) === null) return []
  const args = ['--literal-pathspecs', 'log', '-z', `--format=${FORMAT}`, ...options, '--', ...paths]
  const fields = (await runGit(folder, args)).toString('utf8').split('\0')
  const count = Math.floor(fields.length / FIELDS)
  return Array.from({ length: count }, (_, index): Commit => {
    const [hash = '', author = '', at = '', message = ''] = fields.slice(index * FIELDS, (index + 1) * FIELDS)
    return { hash, author, at: Number(at) * 1000, message: message.trim() }
  })
}

/** Workspace files that differ from the last commit: changed, new or deleted. */
async function changedFiles(folder: string): Promise<readonly string[]> {
  const prefix = await askGit(folder, ['rev-parse', '--show-prefix'])
  // Renames are told as a file that is gone and one that is new, so that both are committed.
  const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', '.']
  return (await runGit(folder, args))
    .toString('utf8')
    .split('\0')
    .map((line) => line.slice('XY '.length))
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .filter((path) => path !== '' && isWorkspacePath(path))
    .sort()
}
