import type { HostEvent, HostEvents } from './HostEvents.ts'
import type { TurnWrite } from './TurnStore.ts'

/** After commit: tells those who watch or sleep what happened. Nothing here may fail a turn; what is missed is polled for. */
export function finish(writes: readonly TurnWrite[], events: HostEvents): void {
  const happened: HostEvent[] = []
  const woken = new Set<'outbox' | 'timers' | 'queues'>()
  for (const { conversation, turnId, enqueue, outbox, startTimer } of writes) {
    const queue = enqueue?.queue ?? null
    happened.push({ type: 'turn', conversationId: conversation.id, turnId, owner: conversation.owner, queue })
    if (enqueue !== null) {
      happened.push({ type: 'queue', queue: enqueue.queue, itemId: enqueue.id, change: 'enqueued' })
      woken.add('queues')
    }
    if (outbox.length > 0) woken.add('outbox')
    if (startTimer !== null) woken.add('timers')
  }
  for (const what of woken) happened.push({ type: 'wake', what })
  events.publish(happened)
}
