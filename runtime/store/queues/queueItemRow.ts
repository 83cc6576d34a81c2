import type { QueueItem } from '../../queues/QueueStore.ts'
import type { Tables } from '../tables.ts'

/** A row of `queue_items` as a query gives it. */
export type QueueItemRow = Omit<Tables['queue_items'], 'place' | 'status'> & { status: QueueItem['status'] }

export function readQueueItem(row: QueueItemRow): QueueItem {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    queue: row.queue,
    skills: row.skills,
    priority: row.priority,
    enqueuedAt: row.enqueued_at,
    status: row.status,
    preferredAgent: row.preferred_agent,
    preferredUntil: row.preferred_until,
    agent: row.agent,
    claimedAt: row.claimed_at,
    leaseUntil: row.lease_until,
    wrapUpCode: row.wrap_up_code,
    doneAt: row.done_at,
  }
}
