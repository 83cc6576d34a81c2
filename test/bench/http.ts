import { join } from 'node:path'
import { Pool } from 'undici'
import { freePort, startHostProcess } from '../support/hostProcess.ts'
import { startPostgres } from '../support/postgres.ts'
import { type BenchRow, closedLoop, median, percentile } from './measure.ts'
import { startNodeRed } from './nodeRed.ts'

const IN_FLIGHT = [1, 32] as const
const MESSAGES: { readonly [inFlight: number]: number } = { 1: 800, 32: 6_000 }
const ROUNDS = 5

/** Front-desk over HTTP, each host a process of its own: Usher on PostgreSQL, durable, beside Node-RED, which stores nothing. */
export async function httpRows(): Promise<readonly BenchRow[]> {
  const database = await startPostgres()
  const port = await freePort()
  const usher = startHostProcess({
    port,
    workspace: join(import.meta.dirname, '../../flows'),
    env: { DATABASE_URL: database.url },
  })
  const nodeRed = await startNodeRed()
  try {
    await usher.ready()
    const sides = [
      { name: 'Node-RED, no database', url: nodeRed.url },
      { name: 'Usher over HTTP, on PostgreSQL', url: `${usher.url}/api/channels/web/messages` },
    ]
    const rows: BenchRow[] = []
    for (const inFlight of IN_FLIGHT) rows.push(...(await compare(inFlight, sides)))
    return rows
  } finally {
    await usher.kill()
    await nodeRed.stop()
    await database.stop()
  }
}

async function compare(inFlight: number, sides: readonly { readonly name: string; readonly url: string }[]) {
  const clients = sides.map(({ url }) => createClient(url, inFlight))
  const seen = sides.map(() => ({ perSecond: [] as number[], ratios: [] as number[], latencies: [] as number[] }))
  for (let round = -1; round < ROUNDS; round += 1) {
    let first = Number.NaN
    for (const [index, client] of clients.entries()) {
      const run = await closedLoop(MESSAGES[inFlight] ?? 0, inFlight, (at) => client.send(`${inFlight}-${round}-${at}`))
      if (index === 0) first = run.perSecond
      if (round < 0) continue
      seen[index]?.perSecond.push(run.perSecond)
      seen[index]?.ratios.push(run.perSecond / first)
      seen[index]?.latencies.push(...run.latencies)
    }
  }
  await Promise.all(clients.map((client) => client.close()))
  return sides.map(({ name }, index): BenchRow => {
    const { perSecond = [], ratios = [], latencies = [] } = seen[index] ?? {}
    return {
      part: 'http',
      name: `${name}, ${inFlight} in flight`,
      value: median(perSecond),
      unit: 'messages/s',
      ...(index === 0 ? {} : { ratio: { to: sides[0]?.name ?? '', is: median(ratios) } }),
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
    }
  })
}

function createClient(url: string, connections: number) {
  const { origin, pathname: path } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1 })
  return {
    send: async (id: string) => {
      const body = JSON.stringify({
        id,
        from: { id: `u-${id}`, name: 'Ada', language: 'en' },
        text: 'Hello, I have a question about my invoice from last month',
      })
      const response = await pool.request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json' },
        body,
      })
      const text = await response.body.text()
      if (response.statusCode !== 200 || !text.includes('billing')) throw new Error(`${response.statusCode} ${text}`)
    },
    close: () => pool.close(),
  }
}
