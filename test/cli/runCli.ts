import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import type { Workspace } from '../../runtime/engine/index.ts'

/** What npm installs as `usher`. */
const LAUNCHER = join(import.meta.dirname, '../../runtime/cli/launch.js')

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string }
export type RunOptions = {
  readonly cwd?: string
  readonly stdin?: string
  readonly env?: { readonly [name: string]: string }
  /** of another copy of Usher */
  readonly launcher?: string
}

/** Starts the CLI as its user does. The environment is its own: nothing of the developer's shows in a test. */
export function spawnCli(args: readonly string[], { cwd, env, launcher = LAUNCHER }: RunOptions = {}): ChildProcess {
  return spawn(process.execPath, [launcher, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Runs the CLI to its end. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawnCli(args, options)
  const printed = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk) => {
    printed.stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    printed.stderr += chunk
  })
  child.stdin?.end(options.stdin ?? '')
  await once(child, 'close')
  return { code: child.exitCode, ...printed }
}

/** A folder of its own with `flows` in it, as files of the workspace. */
export async function workspaceFolder(
  workspace: Workspace,
): Promise<{ readonly folder: string; readonly flows: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-cli-'))
  const flows = join(folder, 'flows')
  for (const [path, text] of Object.entries(formatWorkspace(workspace))) {
    await mkdir(dirname(join(flows, path)), { recursive: true })
    await writeFile(join(flows, path), text)
  }
  return { folder, flows }
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })
