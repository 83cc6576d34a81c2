import type { AnyAdapter } from '../Adapter.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'

/** A failure that came after the platform had taken the message, as what the customer is thereby known to have done; every other event as it is. Its code is read as if it had come with the answer. */
export function refusedLater(event: ChannelEvent, { classify }: Pick<AnyAdapter, 'classify'>): ChannelEvent {
  if (event.type !== 'status' || event.status !== 'failed' || event.recipient === undefined) return event
  const { externalId, account, at, code = '' } = event
  if (!/^\d{1,9}$/.test(code)) return event
  const failure = classify({ status: 400, headers: {}, body: JSON.stringify({ code: Number(code) }) }).class
  const told = { externalId, account, at, from: { address: event.recipient } }
  if (failure === 'optedOut') return { ...told, type: 'optOut', isAnswered: true }
  if (failure === 'blocked') return { ...told, type: 'blocked' }
  return event
}
