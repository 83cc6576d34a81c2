import type { Told } from '../../outbox/Receipt.ts'
import { bubbleNamed } from '../bubbleName.ts'
import type { Routed } from './routeEvents.ts'

/** How messages of ours fare, as events tell by the platform's id of one, or of all until a time. */
export const statusesTold = (routed: readonly Routed[]): readonly Told[] =>
  routed.flatMap(({ event, channel }): readonly Told[] => {
    if (event.type !== 'status' || channel === null) return []
    const { target: externalId, status, code = null, delivery, recipient, at } = event
    if (externalId === null) {
      return recipient === undefined || at === null
        ? []
        : [{ channel: channel.id, address: recipient, status, until: at }]
    }
    const of = delivery === undefined ? null : bubbleNamed(delivery)
    return [{ channel: channel.id, externalId, status, code, of }]
  })
