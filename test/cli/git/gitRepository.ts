import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { runCli, workspaceFolder } from '../runCli.ts'

const run = promisify(execFile)

/** An author of commits, and nothing of the developer's own git configuration. */
export const GIT_ENV = {
  GIT_AUTHOR_NAME: 'author',
  GIT_AUTHOR_EMAIL: 'author@example.com',
  GIT_COMMITTER_NAME: 'author',
  GIT_COMMITTER_EMAIL: 'author@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_EDITOR: 'true',
} as const

export type GitRan = { readonly code: number; readonly stdout: string; readonly stderr: string }

export type Repository = {
  readonly folder: string
  /** git's own words, whatever it ends with */
  readonly git: (...args: readonly string[]) => Promise<GitRan>
  readonly usher: (...args: readonly string[]) => ReturnType<typeof runCli>
  /** writes the workspace's files to `flows` and commits everything */
  readonly commit: (workspace: Workspace, message?: string) => Promise<void>
  readonly write: (path: string, text: string) => Promise<void>
  readonly read: (path: string) => Promise<string>
}

/** A git repository in a temporary folder, with the workspace in `flows` as its first commit on `main`. */
export async function createRepository(workspace: Workspace): Promise<Repository> {
  const { folder } = await workspaceFolder(workspace)
  const git: Repository['git'] = async (...args) => {
    try {
      const { stdout, stderr } = await run('git', args, { cwd: folder, env: { PATH: process.env.PATH, ...GIT_ENV } })
      return { code: 0, stdout, stderr }
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string } // as execFile rejects
      return { code, stdout, stderr }
    }
  }
  const write: Repository['write'] = async (path, text) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const commit: Repository['commit'] = async (next, message = 'edit') => {
    for (const [path, text] of Object.entries(formatWorkspace(next))) await write(`flows/${path}`, text)
    await git('add', '--all')
    const { code, stdout } = await git('commit', '--quiet', '--allow-empty', '--message', message)
    if (code !== 0) throw new Error(`git commit ended with ${code}: ${stdout}`)
  }
  await git('init', '--quiet', '--initial-branch', 'main')
  await commit(workspace, 'first')
  return {
    folder,
    git,
    commit,
    write,
    usher: (...args) => runCli(args, { cwd: folder, env: GIT_ENV }),
    read: (path) => readFile(join(folder, path), 'utf8'),
  }
}
