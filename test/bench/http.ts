import { join } from 'node:path'
import { createHost } from '../../runtime/main.ts'
import { freePort, startHostProcess } from '../support/hostProcess.ts'
import { startPostgres } from '../support/postgres.ts'
import { cpuOf } from './cpuOf.ts'
import { type BenchRow, closedLoop, median } from './measure.ts'
import { startNodeRed } from './nodeRed.ts'
import { hasWrk, type Load, runWrk } from './wrk.ts'

const workspace = join(import.meta.dirname, '../../flows')
const IN_FLIGHT = [1, 32] as const
const ROUNDS = 5
const SECONDS = 3

/** One side of the comparison: `load` sends for some seconds; `cpu` is the processor time of the host alone so far, in ms. */
type Side = {
  readonly name: string
  readonly load: (inFlight: number, prefix: string) => Promise<Pick<Load, 'requests' | 'perSecond' | 'p50' | 'p99'>>
  readonly cpu: () => number
}

/**
 * Front-desk with each host a process of its own and one generator for all, pinned to a core: Usher on PostgreSQL, durable, beside Node-RED, which stores nothing, and the same host as a
 * library. Compared by messages a second and, since generator, host and database share the cores, by the host's own processor time a message.
 */
export async function httpRows(): Promise<readonly BenchRow[]> {
  if (!(await hasWrk())) {
    process.stderr.write('The part http needs wrk: apt-get install -y wrk\n')
    return []
  }
  const database = await startPostgres()
  const port = await freePort()
  const usher = startHostProcess({ port, workspace, env: { DATABASE_URL: database.url } })
  const nodeRed = await startNodeRed()
  const library = await createHost({ workspace, port: null, databaseUrl: database.url })
  try {
    await usher.ready()
    const overHttp = (name: string, url: string, pid: number): Side => ({
      name,
      load: (inFlight, prefix) => runWrk(url, inFlight, SECONDS, prefix),
      cpu: () => cpuOf(pid),
    })
    const sides: readonly Side[] = [
      overHttp('Node-RED, no database', nodeRed.url, nodeRed.pid),
      overHttp('Usher over HTTP, on PostgreSQL', `${usher.url}/api/channels/web/messages`, usher.pid()),
      {
        name: 'Usher as a library, on PostgreSQL',
        load: (inFlight, prefix) => callLibrary(library, inFlight, prefix),
        cpu: () => {
          const { user, system } = process.cpuUsage()
          return (user + system) / 1000
        },
      },
    ]
    const rows: BenchRow[] = []
    for (const inFlight of IN_FLIGHT) rows.push(...(await compare(inFlight, sides)))
    return rows
  } finally {
    await library.close()
    await usher.kill()
    await nodeRed.stop()
    await database.stop()
  }
}

/** The sides in turn, several times; ratios are of one round, and the median of the rounds is told. */
async function compare(inFlight: number, sides: readonly Side[]): Promise<readonly BenchRow[]> {
  const seen: { load: Awaited<ReturnType<Side['load']>>; cpuUs: number }[][] = sides.map(() => [])
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [index, side] of sides.entries()) {
      const before = side.cpu()
      const load = await side.load(inFlight, `${Date.now()}-${inFlight}-${round}-${index}`)
      if (round >= 0) seen[index]?.push({ load, cpuUs: ((side.cpu() - before) * 1000) / load.requests })
    }
  }
  const of = (index: number, read: (run: (typeof seen)[number][number]) => number) => (seen[index] ?? []).map(read)
  const ratio = (index: number, to: number, read: (run: (typeof seen)[number][number]) => number) => ({
    to: sides[to]?.name ?? '',
    is: median(of(index, read).map((value, round) => value / (of(to, read)[round] ?? Number.NaN))),
  })
  const LIBRARY = sides.length - 1
  return sides.flatMap(({ name }, index): BenchRow[] => [
    {
      part: 'http',
      name: `${name}, ${inFlight} in flight`,
      value: median(of(index, ({ load }) => load.perSecond)),
      unit: 'messages/s',
      ...(index === 0 ? {} : { ratio: ratio(index, 0, ({ load }) => load.perSecond) }),
      p50: median(of(index, ({ load }) => load.p50)),
      p99: median(of(index, ({ load }) => load.p99)),
    },
    {
      part: 'http',
      name: `processor time a message: ${name}, ${inFlight} in flight`,
      value: median(of(index, ({ cpuUs }) => cpuUs)),
      unit: 'µs',
      ...(index === LIBRARY ? {} : { ratio: ratio(index, LIBRARY, ({ cpuUs }) => cpuUs) }),
    },
  ])
}

/** First messages of new customers to the host in this process, for as long as the generator would send them. */
async function callLibrary(host: Awaited<ReturnType<typeof createHost>>, inFlight: number, prefix: string) {
  const until = performance.now() + SECONDS * 1000
  const { perSecond, latencies } = await closedLoop(
    Number.POSITIVE_INFINITY,
    inFlight,
    (at) => {
      const id = `${prefix}-${at}`
      return host.receive({
        source: id,
        at: Date.now(),
        from: { channel: 'web', address: `u-${id}`, name: 'Ada', language: 'en' },
        event: { type: 'message', text: 'Hello, I have a question about my invoice from last month' },
      })
    },
    () => performance.now() < until,
  )
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { requests: latencies.length, perSecond, p50: at(0.5), p99: at(0.99) }
}
