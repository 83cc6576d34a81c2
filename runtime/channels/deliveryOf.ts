import type { Channel } from '../../schemas/resources.ts'
import type { Delivery, Undelivered } from '../outbox/Carriers.ts'
import type { Failure, FailureClass } from './Adapter.ts'
import type { Connected } from './connect.ts'

/** What each failure leads to; the only place that says so. `own`: see `undelivered`. */
const LEADS_TO: { readonly [failure in FailureClass]: 'retry' | 'own' | 'dead' } = {
  retry: 'retry',
  // The adapter has renewed it, and will again.
  tokenStale: 'retry',
  throttled: 'own',
  unknown: 'own',
  quota: 'dead',
  windowClosed: 'dead',
  optedOut: 'own',
  blocked: 'own',
  invalidRecipient: 'dead',
  content: 'dead',
  auth: 'dead',
  // It was sent without the token already.
  replyTokenSpent: 'dead',
  final: 'dead',
}

/** When the platform names no time. */
const THROTTLE_MS = 30_000
/** Nothing is put off for longer: what is due later counts as written by a wrong clock. */
const LONGEST_MS = 3_600_000
/** So long a status or an echo may take. */
const DOUBT_MS = 60_000
/** Where nothing can be waited for, the platform is given a moment to be itself again. */
const RESEND_MS = 5_000
/** A bubble goes out once more, and no more. */
const MOST_DOUBTS = 2

/** What becomes of a delivery whose `bubble` (the first is 0) failed so. */
export function deliveryOf(failure: Failure, connected: Connected, bubble: number): Delivery {
  const code = failure.code === null ? '' : ` (${failure.code})`
  return { ok: false, error: `${failure.class}${code}`, ...undelivered(failure, connected, bubble) }
}

/** The class that an error of `deliveryOf` names; null: it is no platform's. */
export function classIn(error: string): FailureClass | null {
  const [name = ''] = error.split(' ')
  return Object.hasOwn(LEADS_TO, name) ? (name as FailureClass) : null // its keys are the classes
}

/** What is put off without having been tried: it would have been too much for the platform. */
export const PACED = 'paced'

function undelivered(failure: Failure, connected: Connected, bubble: number): Undelivered {
  const leadsTo = LEADS_TO[failure.class]
  if (leadsTo !== 'own') return { leadsTo }
  if (failure.class === 'optedOut') return { leadsTo: 'dead', mark: 'stop' }
  if (failure.class === 'blocked') return { leadsTo: 'dead', mark: 'left' }
  if (failure.class === 'throttled') {
    const forMs = Math.min(failure.retryAfterMs ?? THROTTLE_MS, LONGEST_MS)
    return { leadsTo: 'wait', forMs, isOfChannel: failure.isOfPair !== true }
  }
  const { adapter, settings } = connected
  if (mayNotRepeat(settings)) return { leadsTo: 'dead' }
  // Whoever takes a call of one name once can be asked again.
  if (adapter.capabilities.idempotent) return { leadsTo: 'retry' }
  if (adapter.namesDeliveries === true) return { leadsTo: 'doubt', bubble, forMs: DOUBT_MS }
  return settings.kind !== 'web' && settings.whenUnknown === 'resend'
    ? { leadsTo: 'doubt', bubble, forMs: RESEND_MS }
    : { leadsTo: 'dead' }
}

/** Whether nobody may hear a thing twice on this channel, whatever the platform could do. */
export const mayNotRepeat = (settings: Channel): boolean => settings.kind !== 'web' && settings.whenUnknown === 'giveUp'

/** Whether a bubble has been doubted often enough. */
export const isGivenUp = (doubts: number): boolean => doubts >= MOST_DOUBTS
