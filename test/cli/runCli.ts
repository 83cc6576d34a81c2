import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { Io } from '../../runtime/cli/Command.ts'
import { runCommandLine } from '../../runtime/cli/runCommandLine.ts'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import type { Workspace } from '../../runtime/engine/index.ts'

/*
 * `runCli` for what a command answers: in this process, because one of its own takes half a second of the processor. `spawnCli` and `runProcess`
 * for what only a process shows: signals and pipes.
 */

/** What npm installs as `usher`. */
const LAUNCHER = join(import.meta.dirname, '../../runtime/cli/launch.js')

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string }
export type RunOptions = {
  readonly cwd?: string
  readonly stdin?: string
  /** nothing of the developer's own shows in a test */
  readonly env?: { readonly [name: string]: string }
}

const envOf = ({ env }: RunOptions) => ({ PATH: process.env.PATH, ...env })

/** The folder and the environment are the process's: one command line has them at a time. */
let last: Promise<unknown> = Promise.resolve()

/** Runs a command line to its end in this process, in its folder and with its environment. */
export function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const ran = last.then(() => runHere(args, options))
  last = ran.catch(() => {})
  return ran
}

async function runHere(args: readonly string[], options: RunOptions): Promise<Ran> {
  const [folder, env] = [process.cwd(), process.env]
  const [stdout, stderr] = [createSink(), createSink()]
  // Commands read, write, and ask whether it is a terminal.
  const io = {
    stdin: Readable.from([options.stdin ?? '']),
    stdout: stdout.stream,
    stderr: stderr.stream,
  } as unknown as Io
  process.chdir(options.cwd ?? folder)
  process.env = envOf(options)
  try {
    const code = await runCommandLine(args, io, process.env)
    return { code, stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    process.chdir(folder)
    process.env = env
  }
}

function createSink(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: string[] = []
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => chunks.join('') }
}

/** Starts the CLI as its user does. */
export function spawnCli(args: readonly string[], options: RunOptions = {}): ChildProcess {
  const { cwd } = options
  return spawn(process.execPath, [LAUNCHER, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: envOf(options),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Runs the CLI to its end in a process of its own. */
export async function runProcess(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
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
