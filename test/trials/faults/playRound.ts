import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from './Fault.ts'
import { firstOf, type openWorld } from './openWorld.ts'

type Opened = Awaited<ReturnType<typeof openWorld>>
export type Round = {
  /** ms after the end of the fault: until every host had taken in a new customer's message, and until its answer was delivered */
  readonly takesInMs: number
  readonly deliversMs: number
  /** ms that a message waited which was sent while the fault lasted */
  readonly longestWaitMs: number
}

/** Messages that are acknowledged between two rounds. */
const BETWEEN = 40
/** Longer than this is for ever. */
const NEVER_MS = 30_000

/** Customers write, it goes wrong, it is well again; tells how long hosts needed to be well again, too. */
export async function playRound(
  { world, customers, outside }: Opened,
  { hurt, holdMs }: Pick<Fault, 'hurt' | 'holdMs'>,
  round: number,
): Promise<Round> {
  await customers.acknowledged(BETWEEN)
  const from = Date.now()
  const heal = await hurt(world, round)
  await pause(holdMs)
  await heal()
  const to = Date.now()
  const signal = AbortSignal.timeout(NEVER_MS)
  const answers = await Promise.all(world.hosts.urls().map((url) => customers.greet(url, signal))).catch(() => null)
  if (answers === null) throw new Error(`Half a minute after the fault a host still took in nothing (round ${round}).`)
  const takesInMs = Date.now() - to
  const isDelivered = ({ turnId }: { turnId: string }) =>
    outside.received.some(({ key }) => key.startsWith(`${turnId}.`))
  while (!answers.every(isDelivered) && !signal.aborted) await pause(20)
  if (signal.aborted) world.violate(`Half a minute after the fault nothing was delivered (round ${round}).`)
  const waits = firstOf(customers.acks).filter(({ sentAt }) => sentAt >= from && sentAt < to)
  return {
    takesInMs,
    deliversMs: Date.now() - to,
    longestWaitMs: Math.max(0, ...waits.map(({ sentAt, at }) => at - sentAt)),
  }
}
