import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIds } from '../../runtime/createIds.ts'
import type { Arrival } from '../../runtime/inbound/Arrival.ts'
import { createInbound } from '../../runtime/inbound/createInbound.ts'
import { createReleases } from '../../runtime/inbound/Releases.ts'
import type { TurnWrite } from '../../runtime/inbound/TurnStore.ts'
import { POSTGRES_LANES } from '../../runtime/main.ts'
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import { publishWorkspace } from '../../runtime/releases/publishWorkspace.ts'
import { openStore } from '../../runtime/store/openStore.ts'
import { startPostgres } from '../support/postgres.ts'
import { type BenchRow, closedLoop, median, percentile } from './measure.ts'
import { createRawInserts } from './rawInserts.ts'

const IN_FLIGHT = [1, 8, 32, 128] as const
/** Messages of one measurement: about a second of work. */
const MESSAGES: { readonly [inFlight: number]: number } = { 1: 700, 8: 3_000, 32: 6_000, 128: 8_000 }
const ROUNDS = 5
/** A Wednesday morning, when the desk is staffed: what is decided is the same on every day. */
const OPEN = Date.UTC(2026, 10, 18, 10)
/** More connections than this make the raw inserts slower on two cores. */
const RAW_CONNECTIONS = 32

type Side = { readonly name: string; readonly send: (index: number) => Promise<unknown> }

/** Durable messages a second: each a new customer's first message to front-desk, greeted and enqueued, beside raw inserts of the same rows. */
export async function hostRows(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  const server = await startPostgres()
  try {
    const postgres = await openHost({ databaseUrl: server.url }, POSTGRES_LANES)
    const pglite = await openHost({ dataFolder: join(folder, 'pglite') }, 1)
    const rows: BenchRow[] = []
    for (const inFlight of IN_FLIGHT) {
      const raw = createRawInserts(server.url, Math.min(inFlight, RAW_CONNECTIONS), postgres.pattern)
      rows.push(
        ...(await compare(inFlight, [
          { name: 'raw inserts', send: raw.send },
          { name: 'Usher on PostgreSQL', send: postgres.send },
          { name: 'Usher on PGlite', send: pglite.send },
        ])),
      )
      await raw.close()
    }
    await postgres.close()
    await pglite.close()
    return rows
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The sides in turn, several times, so that a machine whose speed drifts slows them all; ratios are of one round, and the median of the rounds is told. */
async function compare(inFlight: number, sides: readonly Side[]): Promise<readonly BenchRow[]> {
  const count = MESSAGES[inFlight] ?? 1_000
  const seen = sides.map(() => ({ perSecond: [] as number[], ratios: [] as number[], latencies: [] as number[] }))
  for (let round = -1; round < ROUNDS; round += 1) {
    let first = Number.NaN
    for (const [index, side] of sides.entries()) {
      const { perSecond, latencies } = await closedLoop(count, inFlight, (at) =>
        side.send((round + 1) * 1_000_000 + at),
      )
      if (index === 0) first = perSecond
      if (round < 0) continue
      seen[index]?.perSecond.push(perSecond)
      seen[index]?.ratios.push(perSecond / first)
      seen[index]?.latencies.push(...latencies)
    }
  }
  return sides.map(({ name }, index): BenchRow => {
    const { perSecond = [], ratios = [], latencies = [] } = seen[index] ?? {}
    return {
      part: 'host',
      name: `${name}, ${inFlight} in flight`,
      value: median(perSecond),
      unit: 'messages/s',
      ...(index === 0 ? {} : { ratio: { to: 'raw inserts', is: median(ratios) } }),
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
    }
  })
}

/** A host as a library: the sample workspace on one database. `pattern` is what the first message made. */
async function openHost(options: Parameters<typeof openStore>[0], lanes: number) {
  const store = await openStore(options)
  const published = await publishWorkspace(store.releases, await loadWorkspace('flows'), Date.now(), 'bench')
  if (!published.ok) throw new Error(published.issues[0]?.message)
  const newId = createIds(Date.now)
  let pattern: TurnWrite | undefined
  const inbound = createInbound({
    store: store.turns,
    releases: await createReleases(store.releases),
    events: store.events,
    newId,
    hasPush: () => false,
    lanes,
    observe: ({ writes }) => {
      pattern ??= writes[0]
    },
  })
  const run = newId('run')
  const send = (index: number) => inbound.receive(firstMessage(`${run}-${index}`))
  await send(-1)
  if (pattern === undefined) throw new Error('nothing was decided')
  return { send, pattern, close: () => store.close() }
}

function firstMessage(id: string): Arrival {
  return {
    source: `m:web:${id}`,
    at: OPEN,
    from: { channel: 'web', address: id, name: 'Ada', language: 'en' },
    event: { type: 'message', text: 'Hello, I have a question about my invoice from last month' },
  }
}
