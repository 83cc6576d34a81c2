import { DEFAULT_PREFER_LAST_AGENT, DEFAULT_THREADING_WINDOW } from '../engine/limits.ts'
import { durationMs } from '../engine/parseDuration.ts'
import { centreAgent, centreOf } from './contactCentre.ts'
import type { Decided } from './Decided.ts'
import { INBOX } from './INBOX.ts'
import type { NewQueueItem } from './TurnStore.ts'

/** So long a conversation is kept for the contact centre that is to take it over: whoever waits for longer may be answered by others meanwhile. */
export const KEPT_MS = 120_000

/** What becomes of the conversation's place in a queue; null: nothing. */
export function queueItemOf(decided: Decided): NewQueueItem | null {
  const { arrival, taken } = decided
  const { event } = arrival
  if (event.type === 'handedOver') {
    if (taken.handledBy === 'ignored') return null
    // Refused, it waits for whoever comes first.
    return event.refused === undefined ? claimedItem(decided, centreAgent(event.to)) : waitingItem(decided)
  }
  if (event.type === 'agentReplied' && (event.elsewhere === true || centreOf(event.agent) !== null)) {
    return claimedItem(decided, event.agent)
  }
  return enqueuedItem(decided)
}

/** Where it is, or where it would be had it been enqueued. */
function waitingItem({ arrival, begun, live, turnId }: Decided): NewQueueItem {
  const before = begun.thread.conversation?.lastEnqueued
  const { flows, channels, queues } = live.workspace
  const flow = flows[channels[begun.sender.channel]?.flow ?? '']
  return {
    id: `${turnId}.q`,
    queue: before?.queue ?? flow?.fallback.queue ?? Object.keys(queues).sort()[0] ?? 'general',
    skills: before?.skills ?? [],
    priority: before?.priority ?? 0,
    enqueuedAt: arrival.at,
    preferredAgent: null,
    preferredUntil: null,
  }
}

/**
 * What somebody answers elsewhere they have, until it is completed or nothing is said for as long as a thread goes on. An agent of ours who has the conversation keeps it.
 */
function claimedItem(decided: Decided, agent: string): NewQueueItem {
  const { workspace } = decided.live.workspace
  const until = decided.arrival.at + durationMs(workspace.threadingWindow ?? DEFAULT_THREADING_WINDOW)
  return { ...waitingItem(decided), claim: { agent, until } }
}

function enqueuedItem({ arrival, taken, live, turnId }: Decided): NewQueueItem | null {
  const enqueued = taken.effects.find((effect) => effect.type === 'enqueue')
  if (enqueued === undefined) return null
  const { queue, skills, priority } = enqueued
  const item = { id: `${turnId}.q`, queue, skills, priority, enqueuedAt: arrival.at }
  const { preferLastAgent, handOver } = live.workspace.queues[queue] ?? {}
  if (handOver !== undefined) {
    return { ...item, preferredAgent: centreAgent(handOver), preferredUntil: arrival.at + KEPT_MS }
  }
  const { lastAgent, lastAgentAt } = taken.conversation
  const window = durationMs(live.workspace.workspace.threadingWindow ?? DEFAULT_THREADING_WINDOW)
  const isOurs = lastAgent !== null && lastAgent !== INBOX && centreOf(lastAgent) === null
  const isPreferred = isOurs && lastAgentAt !== null && arrival.at - lastAgentAt < window
  return {
    ...item,
    preferredAgent: isPreferred ? lastAgent : null,
    preferredUntil: isPreferred ? arrival.at + durationMs(preferLastAgent ?? DEFAULT_PREFER_LAST_AGENT) : null,
  }
}
