import { AppError } from '../../AppError.ts'
import type { Arrival } from '../../inbound/Arrival.ts'
import { arrivalOf } from './arrivalOf.ts'
import type { Routed } from './routeEvents.ts'

export type Taking = {
  /** resolves when the turn is on disk */
  readonly receive: (arrival: Arrival) => Promise<unknown>
  /** told of everything that came, for metrics; `channel` is null when no account of ours is meant */
  readonly came: (channel: string | null, type: string) => void
  /** told of what failed by itself, and would again */
  readonly failed: (error: unknown) => void
  /** epoch ms */
  readonly clock: () => number
}

/**
 * Takes in what a webhook told: of one customer in its order, of different ones at once. Rejects when something could not be stored now, after everything else was: the
 * platform sends all of it again, and what is stored is known.
 */
export async function takeEvents(routed: readonly Routed[], taking: Taking): Promise<void> {
  const threads = new Map<string, Arrival[]>()
  for (const { event, channel } of routed) {
    taking.came(channel?.id ?? null, event.type)
    const arrival = channel === null ? null : arrivalOf(event, channel.id, taking.clock())
    if (arrival === null) continue
    const thread = threadOf(arrival)
    threads.set(thread, [...(threads.get(thread) ?? []), arrival])
  }
  const taken = await Promise.allSettled([...threads.values()].map((arrivals) => takeInOrder(arrivals, taking)))
  const refused = taken.find((one) => one.status === 'rejected')
  if (refused?.status === 'rejected') throw refused.reason
}

/** One after the other: what follows one that was not stored must not overtake it. */
async function takeInOrder(arrivals: readonly Arrival[], { receive, failed }: Taking): Promise<void> {
  for (const arrival of arrivals) {
    try {
      await receive(arrival)
    } catch (error) {
      if (isTemporary(error)) throw toBeSentAgain(error)
      // Sent again it would fail again, and platforms switch an address off that fails for an hour.
      failed(error)
    }
  }
}

const isTemporary = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'unavailable' || error.code === 'tooManyRequests')

const toBeSentAgain = (error: unknown): AppError =>
  new AppError('unavailable', { detail: 'Not everything could be stored now. Send it again.' }, { cause: error })

const threadOf = ({ from }: Arrival): string =>
  'channel' in from ? `${from.channel}\n${from.address}` : from.conversationId
