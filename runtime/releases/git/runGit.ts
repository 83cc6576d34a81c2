import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { AppError } from '../../AppError.ts'

export type GitAnswer = { readonly code: number; readonly stdout: Buffer; readonly stderr: string }

/** Runs git in a folder to its end, whatever that is. Throws `missingConfiguration` when there is no git, and `invalidWorkspace` when there is no such folder. */
export async function tryGit(folder: string, args: readonly string[], input = ''): Promise<GitAnswer> {
  // Its messages are read, so they are asked for in one language.
  const env = { ...process.env, LC_ALL: 'C' }
  const child = spawn('git', [...args], { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] })
  return await collect(child).catch((cause: unknown) => {
    if (!existsSync(folder))
      throw new AppError('invalidWorkspace', { detail: `There is no folder ${folder}.` }, { cause })
    throw new AppError('missingConfiguration', { detail: 'git cannot be started. Is it installed?' }, { cause })
  })

  async function collect(running: ChildProcessByStdio<Writable, Readable, Readable>): Promise<GitAnswer> {
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    running.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    running.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    // A git that ends early does not read on.
    running.stdin.on('error', () => {})
    running.stdin.end(input)
    await once(running, 'close')
    return {
      code: running.exitCode ?? 255,
      stdout: Buffer.concat(stdout),
      stderr: Buffer.concat(stderr).toString('utf8'),
    }
  }
}

/** What git prints. Throws `badRequest` with git's own words when it refuses. */
export async function runGit(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  const { code, stdout, stderr } = await tryGit(folder, args, input)
  if (code === 0) return stdout
  throw new AppError('badRequest', { detail: `git ${args[0]}: ${stderr.trim() || `ended with ${code}`}` })
}

/** The one line that git prints. Throws as `runGit` does. */
export async function askGit(folder: string, args: readonly string[]): Promise<string> {
  return (await runGit(folder, args)).toString('utf8').replace(/\r?\n$/, '')
}
