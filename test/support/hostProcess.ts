import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

const HERE = join(import.meta.dirname, '../..')

/** A port of the loopback that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

export type HostProcess = {
  readonly url: string
  /** of the process that serves: the launcher's own where Node is new enough */
  readonly pid: () => number
  /** resolves when the host answers that it is ready; rejects with what it printed when it ended instead */
  readonly ready: () => Promise<void>
  /** SIGKILL: nothing of it can finish */
  readonly kill: () => Promise<void>
  /** SIGTERM: it finishes what is under way; resolves to its exit code */
  readonly stop: () => Promise<number | null>
  /** SIGSTOP, as a machine that is suspended; it can go on afterwards */
  readonly freeze: () => void
  readonly goOn: () => void
  /** resolves when it has ended, however, to what it printed last */
  readonly ended: Promise<string>
}

/** Starts `usher start` as its user does, in a process of its own. */
export function startHostProcess(options: {
  /** of another checkout of Usher */
  readonly root?: string
  readonly port: number
  readonly workspace: string
  readonly env: { readonly [name: string]: string }
}): HostProcess {
  const { root = HERE } = options
  const child: ChildProcess = spawn(
    process.execPath,
    [join(root, 'runtime/cli/launch.js'), 'start', '--no-designer', '--workspace', options.workspace],
    {
      cwd: root,
      env: { ...process.env, ...options.env, PORT: String(options.port), HOST: '127.0.0.1', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let printed = ''
  child.stdout?.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr?.on('data', (chunk) => {
    printed += chunk
  })
  const url = `http://127.0.0.1:${options.port}`
  const exited = once(child, 'exit')
  let ready: Promise<void> | undefined
  return {
    url,
    pid: () => child.pid ?? 0,
    ready: () => {
      ready ??= untilReady(url, () => (child.exitCode === null && child.signalCode === null ? null : printed))
      return ready
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    stop: async () => {
      child.kill('SIGTERM')
      await exited
      return child.exitCode
    },
    freeze: () => {
      child.kill('SIGSTOP')
    },
    goOn: () => {
      child.kill('SIGCONT')
    },
    ended: exited.then(() => printed.slice(-2_000)),
  }
}

async function untilReady(url: string, ended: () => string | null): Promise<void> {
  for (;;) {
    const printed = ended()
    if (printed !== null) throw new Error(`The host ended before it was ready. It printed:\n${printed}`)
    const response = await fetch(`${url}/readyz`).catch(() => null)
    await response?.arrayBuffer()
    if (response?.ok === true) return
    // Not at once: who asks without a pause takes the processor from the host that starts.
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
