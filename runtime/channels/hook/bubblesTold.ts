import { bubbleNamed } from '../bubbleName.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'

/** The bubbles of ours that events name as taken: by a status, or by an echo of them. */
export const bubblesTold = (events: readonly ChannelEvent[]) =>
  events.flatMap((event) => {
    const isTaken = event.type === 'echo' || (event.type === 'status' && event.status !== 'failed')
    if (!isTaken || event.delivery === undefined) return []
    return bubbleNamed(event.delivery) ?? []
  })
