import { AppError } from '../../../runtime/AppError.ts'
import { sourceOf } from '../../../runtime/inbound/sourceOf.ts'
import type { QueueItem } from '../../../runtime/queues/QueueStore.ts'
import { relaxationsOf } from '../../../runtime/queues/relaxationsOf.ts'
import { WORKSPACE } from './flow.ts'
import type { Seen } from './readHistory.ts'
import type { Site } from './Site.ts'
import { pause, type World } from './World.ts'

const LEASE_MS = 12_000
const TRIES = 8
const RELAXATIONS = relaxationsOf(WORKSPACE)

/** Takes one conversation after the other: answers it, keeps it or lets its lease end, and finishes, gives back or passes on. Now and then one vanishes with what they have. */
export async function workAsAgent(agent: string, level: number, world: World, site: Site, seen: Seen): Promise<void> {
  const { draws, isFaulty, now } = world
  let said = 0

  async function until<T>(act: Parameters<typeof site.ask<T>>[0]): Promise<T | null> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await site.ask(act)
      if (answer !== null) return answer.value
      await pause(draws.within(100, 1_000))
    }
    return null
  }
  /** The agent counts on the item until then. */
  function count({ id }: QueueItem, from: number): void {
    seen.leases.push({ itemId: id, agent, from: now(), until: from + LEASE_MS })
  }
  async function next(): Promise<QueueItem | null> {
    const waitMs = draws.within(0, 4_000)
    const skills = { billing: level }
    const claim = { queues: ['general', 'billing'], agent: { id: agent, skills }, leaseMs: LEASE_MS, waitMs }
    let asked = now()
    const answer = await site.ask((host, gone) => {
      asked = now()
      return host.claim({ ...claim, relaxations: () => RELAXATIONS }, gone)
    }, waitMs + draws.within(0, 3_000))
    const item = answer?.value ?? null
    if (item !== null) count(item, asked)
    return item
  }
  /** Keeps it for longer. */
  async function renew({ id }: QueueItem): Promise<void> {
    const asked = now()
    const item = await until(({ queues, power }) => queues.renew(id, agent, power.clock() + LEASE_MS))
    if (item !== null) count(item, asked)
  }
  async function reply({ conversationId }: QueueItem): Promise<void> {
    said += 1
    const source = sourceOf('a', conversationId, `${agent}-${said}`)
    const event = { type: 'agentReplied', agent, messages: [{ text: 'I am here.' }] } as const
    const answer = await until(async (host) => {
      const arrival = { source, at: host.power.clock(), from: { conversationId }, event }
      return host.receive(arrival).catch((error: unknown) => (isConflict(error) ? null : Promise.reject(error)))
    })
    if (answer !== null) seen.acks.push({ source, turnId: answer.turnId })
  }
  async function finish({ id }: QueueItem): Promise<void> {
    const how = isFaulty() ? draws.oneOf(['completed', 'completed', 'released', 'transferred'] as const) : 'completed'
    const item = await until(({ queues, power }) => {
      if (how === 'completed') return queues.complete(id, agent, null, power.clock())
      if (how === 'released') return queues.release(id, agent, power.clock())
      return queues.transfer(id, agent, { queue: draws.oneOf(['general', 'billing']) }, power.clock())
    })
    if (item !== null) seen.told.push({ itemId: id, agent, change: how })
  }

  for (;;) {
    const item = await next()
    if (item === null) {
      await pause(draws.within(200, 2_000))
      continue
    }
    if (isFaulty() && draws.isHit(0.15)) {
      await pause(draws.within(0, 20_000))
      continue
    }
    for (let replies = draws.within(0, 2); replies > 0; replies -= 1) {
      await pause(draws.within(100, 3_000))
      await reply(item)
    }
    if (isFaulty() && draws.isHit(0.3)) {
      const isKeeping = draws.isHit(0.6)
      for (let rounds = draws.within(1, 5); rounds > 0; rounds -= 1) {
        await pause(draws.within(2_000, 5_000))
        if (isKeeping) await renew(item)
      }
    }
    await finish(item)
  }
}

const isConflict = (error: unknown): boolean => error instanceof AppError && error.code === 'conflict'
