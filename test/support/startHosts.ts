import { freePort, type HostProcess, startHostProcess } from './hostProcess.ts'

type Env = { readonly [name: string]: string }
export type Hosts = {
  readonly urls: () => readonly string[]
  /** SIGKILL */
  readonly kill: (index: number) => Promise<void>
  /** one more in the place of one that ended; resolves when it is ready */
  readonly start: (index: number) => Promise<void>
  readonly freeze: (index: number) => void
  readonly goOn: (index: number) => void
  /** SIGTERM to all that run; resolves when they have ended, to how long the slowest took, in ms, and what was odd */
  readonly stop: () => Promise<{ readonly ms: number; readonly odd: readonly string[] }>
  /** what hosts printed that ended though nobody had told them to */
  readonly endedByThemselves: readonly string[]
  readonly close: () => Promise<void>
}

/** Hosts of one workspace on one database, each a process; one that ends by itself is started anew, as whoever runs it would. */
export async function startHosts(count: number, workspace: string, envOf: (index: number) => Env): Promise<Hosts> {
  const ports = await Promise.all(Array.from({ length: count }, freePort))
  const running: (HostProcess | null)[] = ports.map(() => null)
  const endedByThemselves: string[] = []

  async function start(index: number): Promise<void> {
    const host = startHostProcess({ port: ports[index] ?? 0, workspace, env: envOf(index) })
    running[index] = host
    void host.ended.then((printed) => {
      // Whoever tells it to end takes it from the list first.
      if (running[index] !== host) return
      endedByThemselves.push(printed)
      void start(index).catch(() => {})
    })
    await host.ready()
  }
  const take = (index: number): HostProcess | null => {
    const host = running[index] ?? null
    running[index] = null
    return host
  }
  const kill = async (index: number): Promise<void> => {
    await take(index)?.kill()
  }

  await Promise.all(ports.map((_, index) => start(index)))
  return {
    urls: () => ports.map((port) => `http://127.0.0.1:${port}`),
    kill,
    start,
    freeze: (index) => running[index]?.freeze(),
    goOn: (index) => running[index]?.goOn(),
    stop: async () => {
      const began = performance.now()
      const codes = await Promise.all(ports.map((_, index) => take(index)?.stop()))
      const odd = codes.flatMap((code) => (code === 0 || code === undefined ? [] : [`A host ended with ${code}.`]))
      return { ms: performance.now() - began, odd }
    },
    endedByThemselves,
    close: async () => {
      await Promise.all(ports.map((_, index) => kill(index)))
    },
  }
}
