import type { QueueItem as QueueItemView } from '../../schemas/wire.ts'
import type { QueueItem } from '../queues/QueueStore.ts'

const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** An item as agents see it. */
export function itemView({ preferredUntil: _, ...item }: QueueItem): QueueItemView {
  return {
    ...item,
    enqueuedAt: new Date(item.enqueuedAt).toISOString(),
    claimedAt: timeOf(item.claimedAt),
    leaseUntil: timeOf(item.leaseUntil),
    doneAt: timeOf(item.doneAt),
  }
}
