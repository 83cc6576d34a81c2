import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { percentile } from '../../bench/measure.ts'
import { freePort, startHostProcess } from '../../support/hostProcess.ts'
import { startPostgres } from '../../support/postgres.ts'
import { startProxy } from '../../support/startProxy.ts'
import { openLoad } from './openLoad.ts'

/*
 * npm run trials overload                    what a host takes in, then five times that for a minute
 * npm run trials overload -- --seconds 10
 */

const workspace = join(import.meta.dirname, '../../../flows')
const TIMES = 5
const WARM_S = 5
const PEAK_S = 10
/** As many in flight as fill the batches that are under way at once, twice. */
const PEAK_CONNECTIONS = 384
/** Of senders with one message under way each; those who find none free do not get through. */
const CONNECTIONS = 2_000
const LEAST_GOODPUT = 0.8
const MOST_P99_MS = 2_000
const MOST_MEMORY = 1.3
const LOOK_MS = 200

/**
 * Offers a host more than it can take in; true when it goes on with most of what it can, in time, and in bounded memory. Its database answers after 0.4 s, so that this is what limits it: who
 * sends and who is sent to share a machine here, and five times what that can do would be five times what the sender can send.
 */
export async function runOverload(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { seconds: { type: 'string', default: '60' } } })
  const server = await startPostgres()
  const proxy = await startProxy(server.url)
  const host = startHostProcess({ port: await freePort(), workspace, env: { DATABASE_URL: proxy.url } })
  let most = 0
  const looking = setInterval(() => {
    most = Math.max(most, memoryOf(host.pid()))
  }, LOOK_MS)
  try {
    await host.ready()
    proxy.set('slow')
    const closed = { connections: PEAK_CONNECTIONS, perSecond: null }
    await openLoad(host.url, 'warm', { ...closed, seconds: WARM_S })
    most = 0
    const peak = await openLoad(host.url, 'peak', { ...closed, seconds: PEAK_S })
    const normal = most
    const capacity = peak.accepted / peak.seconds
    print(`capacity ${Math.round(capacity)} messages/s, p99 ${ms(percentile(peak.latencies, 0.99))}, ${mb(normal)}`)

    most = 0
    const perSecond = Math.round(capacity * TIMES)
    const load = await openLoad(host.url, 'over', {
      connections: CONNECTIONS,
      seconds: Number(values.seconds),
      perSecond,
    })
    const goodput = load.accepted / load.seconds
    const p99 = percentile(load.latencies, 0.99)
    print(
      `offered ${Math.round(load.sent / load.seconds)}/s for ${Math.round(load.seconds)} s (meant: ${perSecond}/s): accepted ${load.accepted}, told to come again ${load.refused}, failed ${load.failed}, not sent as no connection was free ${load.held}`,
    )
    const verdicts = [
      {
        what: `goodput ${Math.round(goodput)}/s, ${(goodput / capacity).toFixed(2)} of capacity`,
        holds: goodput >= LEAST_GOODPUT * capacity,
      },
      { what: `p99 of what was accepted ${ms(p99)}`, holds: p99 <= MOST_P99_MS },
      { what: `memory ${mb(most)}, ${(most / normal).toFixed(2)} of normal`, holds: most <= MOST_MEMORY * normal },
    ]
    for (const { what, holds } of verdicts) print(`${holds ? '✓' : '✗'} ${what}`)
    return verdicts.every(({ holds }) => holds)
  } finally {
    clearInterval(looking)
    await host.kill()
    await proxy.stop()
    await server.stop()
  }
}

/** Resident, in bytes, as Linux tells it. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const ms = (value: number): string => `${Math.round(value)} ms`
const mb = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MB`
