import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { checkHistory } from '../../support/checkHistory.ts'
import type { PostgresPair } from '../../support/postgresPair.ts'
import { readHistoryOf } from '../../support/readHistoryOf.ts'
import { type Seen, startWriters } from '../../support/startWriters.ts'

export type Failover = {
  readonly fault: 'kill' | 'freeze'
  /** a synchronous standby has every commit; from another one the last `lagMs` are kept back */
  readonly isSynchronous: boolean
  readonly lagMs: number
  /** until it is seen that the primary is gone, and its standby is promoted */
  readonly detectionMs: number
  readonly writers: number
  /** so much every host acknowledges before the fault, after the promotion, and when what was frozen is back */
  readonly around: number
}
export type TrialHost = { readonly url: string; readonly stop: () => Promise<unknown> }
/** What delivers took, in order. */
export type Platform = { readonly heard: readonly { readonly headers: { readonly [name: string]: unknown } }[] }

export type Outcome = {
  readonly acknowledged: number
  /** from the last acknowledgement of a host to its next one, the longest that the fault made */
  readonly gapMs: number
  readonly promotionMs: number
  /** the longest time that a host took to end, told to do so */
  readonly endMs: number
  /** acknowledged, and not in the journal of the new primary */
  readonly lost: number
  /** sent to a platform by turns that are not in it either */
  readonly forgotten: number
  readonly refusals: Seen['refusals']
  readonly violations: readonly string[]
}

const DRAINED_MS = 60_000

/** Lets customers write, takes the primary away, promotes the standby, and checks what was promised when all work is done. `url` is the database of these hosts alone. */
export async function failOver(
  pair: PostgresPair,
  url: string,
  hosts: readonly TrialHost[],
  platform: Platform,
  how: Failover,
): Promise<Outcome> {
  const { seen, stop } = startWriters(
    hosts.map((host) => host.url),
    how.writers,
  )
  const acknowledged = () => acknowledgedByEach(seen, hosts.length, how.around)
  await acknowledged()
  if (!how.isSynchronous) {
    await pair.hold()
    await pause(how.lagMs)
  }
  const failed = performance.now()
  await pair[how.fault]()
  await pause(how.detectionMs)
  const seenGone = performance.now()
  await pair.promote()
  const promoted = performance.now()
  await acknowledged()
  if (how.fault === 'freeze') {
    // What was frozen may come back: nobody believes it any more.
    await pair.thaw()
    await acknowledged()
  }
  await stop()

  const sql = postgres(pair.onPrimary(url), { max: 1, onnotice: () => {} })
  const stuck = await drained(sql)
  const ends = await Promise.all(
    hosts.map(async (host) => {
      const from = performance.now()
      await host.stop()
      return performance.now() - from
    }),
  )
  const history = await readHistoryOf((text) => sql.unsafe(text))
  await sql.end()
  const kept = new Set(history.turns.map(({ id }) => id))
  const deliveries = new Set(history.deliveries.map(({ id }) => id))
  const received = platform.heard.map(({ headers }) => ({ key: String(headers['idempotency-key']) }))
  const lost = seen.acks.filter(({ turnId }) => !kept.has(turnId))
  const forgotten = received.filter(({ key }) => !deliveries.has(key))
  const mayLose = !how.isSynchronous
  const violations = checkHistory({
    ...history,
    acks: mayLose ? seen.acks.filter(({ turnId }) => kept.has(turnId)) : seen.acks,
    sent: seen.sent,
    received: mayLose ? received.filter(({ key }) => deliveries.has(key)) : received,
  })
  return {
    acknowledged: seen.acks.length,
    gapMs: longestGap(seen.acks, failed, promoted),
    promotionMs: promoted - seenGone,
    endMs: Math.max(...ends),
    lost: lost.length,
    forgotten: forgotten.length,
    refusals: seen.refusals,
    violations: [
      ...violations,
      ...stuck,
      ...(seen.open === 0 ? [] : [`${seen.open} messages were not answered.`]),
      ...ends.filter((ms) => ms > 10_000).map((ms) => `A host took ${Math.round(ms)} ms to end.`),
    ],
  }
}

/** Resolves when each host has acknowledged so many more. */
async function acknowledgedByEach(seen: Seen, hosts: number, count: number): Promise<void> {
  const from = seen.acks.length
  for (let host = 0; host < hosts; host += 1)
    while (seen.acks.slice(from).filter((ack) => ack.host === host).length < count) await pause(10)
}

/** Of the hosts the longest time without an acknowledgement that begins before the standby is promoted and ends after the fault. */
function longestGap(acks: Seen['acks'], failed: number, promoted: number): number {
  const gaps = [...Map.groupBy(acks, ({ host }) => host).values()].flatMap((of) =>
    of.slice(1).flatMap(({ at }, index) => {
      const before = of[index]?.at ?? at
      return before < promoted && at > failed ? [at - before] : []
    }),
  )
  return Math.max(...gaps)
}

async function drained(sql: postgres.Sql): Promise<readonly string[]> {
  const until = performance.now() + DRAINED_MS
  for (;;) {
    const [left] = await sql<
      { waiting: number; timers: number }[]
    >`select (select count(*)::integer from outbox where died_at is null) as waiting, (select count(*)::integer from timers) as timers`
    if (left?.waiting === 0 && left.timers === 0) return []
    if (performance.now() > until) return [`${left?.waiting} deliveries and ${left?.timers} timers were still waiting.`]
    await pause(100)
  }
}
