import type { ChannelEvent } from '../../../runtime/channels/ChannelEvent.ts'
import { type Difference, differ } from './Verdict.ts'

/** What a case expects of one event: the keys that bind, of those that the data has. */
export type Expected = {
  readonly kind: string
  readonly status?: string | number
  readonly text?: string
  readonly value?: string
  readonly sender?: string
  /** null: the platform gives none, so any name of ours will do */
  readonly externalId?: string | null
  readonly at?: string
  readonly attachments?: readonly { readonly [key: string]: unknown }[]
  readonly location?: { readonly lat: number; readonly long: number }
  readonly target?: string
  readonly emoji?: string | null
  readonly errorCode?: string | number
  readonly recipient?: string
  /** the data says that there is one, and not what it holds */
  readonly form?: true
}

/** What the data calls by one word and we by several: what a platform tells of itself or of a customer that is no message. */
const SYSTEM = new Set(['identityChanged', 'optIn', 'optOut', 'error', 'ignored'])

/** The words of platforms for a status that we have one word for. */
const STATUSES: { readonly [theirs: string]: string } = {
  undelivered: 'failed',
  delivery_failed: 'failed',
  sending_failed: 'failed',
  played: 'read',
  queued: 'accepted',
  sending: 'accepted',
  scheduled: 'accepted',
}

/**
 * Every binding key that a case has is compared; of a message, also what it has not: a value, attachments or a location out of nothing are
 * wrong. An event that nobody here acts on (`ignored`) names neither a sender nor a recipient.
 */
export function compareEvent(expected: Expected, event: ChannelEvent): readonly Difference[] {
  const { kind } = expected
  const isRightType = kind === 'system' ? SYSTEM.has(event.type) : kind === event.type
  if (!isRightType) return [{ key: 'kind', expected: kind, got: event.type }]
  const got = valuesOf(event)
  const differences = Object.entries(bindingOf(expected)).flatMap(([key, value]) => {
    if (event.type === 'ignored' && (key === 'sender' || key === 'recipient')) return []
    return differ(key, value, got[key] ?? null)
  })
  return [...differences, ...(event.type === 'message' ? compareContent(expected, event) : [])]
}

function bindingOf({ kind, status, text, sender, externalId, at, target, emoji, errorCode, recipient }: Expected) {
  const binding: { readonly [key: string]: unknown } = {
    status: kind === 'status' && typeof status === 'string' ? (STATUSES[status] ?? status) : undefined,
    text,
    sender,
    externalId: externalId ?? undefined,
    at,
    target,
    emoji,
    errorCode: errorCode === undefined ? undefined : String(errorCode),
    recipient,
  }
  return Object.fromEntries(Object.entries(binding).filter(([, value]) => value !== undefined))
}

function valuesOf(event: ChannelEvent): { readonly [key: string]: unknown } {
  const at = event.at === null ? null : new Date(event.at).toISOString()
  const common = { externalId: event.externalId, at, sender: 'from' in event ? (event.from?.address ?? null) : null }
  switch (event.type) {
    case 'message':
    case 'edit':
      return { ...common, text: event.text, target: 'target' in event ? event.target : null }
    case 'start':
      return { ...common, text: event.text }
    case 'status':
      // The data names the message that fares so.
      return {
        ...common,
        externalId: event.target,
        status: event.status,
        errorCode: event.code,
        recipient: event.recipient,
      }
    case 'echo':
      // Whoever wrote, it is the account that has sent it.
      return { ...common, sender: event.account, text: event.text, recipient: event.recipient }
    case 'agentMessage':
      return { ...common, text: event.text, recipient: event.recipient }
    case 'reaction':
      return { ...common, target: event.target, emoji: event.emoji }
    case 'delete':
      // A deletion that has no name of its own has that of its message, and ours says so.
      return { ...common, target: event.target, externalId: event.externalId.replace(/:deleted$/, '') }
    case 'error':
      return { ...common, errorCode: event.code }
    case 'unsupported':
      // Why it could not be told, where the platform says it, stands among the words.
      return { ...common, errorCode: event.what.match(/\b\d{1,7}\b/)?.[0] }
    default:
      return common
  }
}

function compareContent(
  { value, attachments = [], location, form }: Expected,
  event: ChannelEvent & { readonly type: 'message' },
): readonly Difference[] {
  const got = event.attachments ?? []
  const place = event.location && { lat: event.location.latitude, long: event.location.longitude }
  return [
    // What is filled in is the value, as it came.
    ...(form === undefined ? differ('value', value ?? null, event.value ?? null) : []),
    ...differ('location', location ?? null, place ?? null),
    ...differ('attachments', attachments.length, got.length),
    ...attachments.flatMap((attachment, index) =>
      Object.entries(attachment).flatMap(([key, wanted]) =>
        differ(
          `attachments ${index + 1} ${key}`,
          wanted,
          (got[index] as { readonly [key: string]: unknown })?.[key] ?? null,
        ),
      ),
    ),
  ]
}
