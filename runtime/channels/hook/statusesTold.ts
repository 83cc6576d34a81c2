import type { Told } from '../../outbox/Receipt.ts'
import { bubbleNamed } from '../bubbleName.ts'
import type { Routed } from './routeEvents.ts'

/** How messages of ours fare, as events tell by the platform's id of one. */
export const statusesTold = (routed: readonly Routed[]): readonly Told[] =>
  routed.flatMap(({ event, channel }) => {
    if (event.type !== 'status' || event.target === null || channel === null) return []
    const { target: externalId, status, code = null, delivery } = event
    const of = delivery === undefined ? null : bubbleNamed(delivery)
    return [{ channel: channel.id, externalId, status, code, of }]
  })
