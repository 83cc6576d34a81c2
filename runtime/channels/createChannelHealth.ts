import type { Channel } from '../../schemas/resources.ts'
import type { ChannelHealth } from '../../schemas/wire.ts'
import type { Delivery } from '../outbox/Carriers.ts'
import type { Windows } from './createWindows.ts'
import { PACED } from './deliveryOf.ts'
import { CAPABILITIES } from './kinds.ts'

/** Kinds of failures that are remembered of a channel. */
const REMEMBERED = 20

type Seen = {
  lastEventAt: number | null
  lastSentAt: number | null
  readonly errors: Map<string, { readonly count: number; readonly lastAt: number }>
}

type Channels = { readonly [id: string]: Pick<Channel, 'kind'> }

/** What this host has seen of its channels. */
export type Health = {
  /** the platform told of something */
  readonly came: (channel: string) => void
  /** a delivery to the platform ended so */
  readonly went: (channel: string, delivery: Delivery) => void
  /** something went in a simpler way than it was meant, for this reason */
  readonly fell: (channel: string, error: string) => void
  readonly of: (channels: Channels) => ReadonlyMap<string, ChannelHealth>
}

/** `clock`: epoch ms. */
export function createChannelHealth(windows: Pick<Windows, 'open'>, clock: () => number): Health {
  const since = clock()
  const seen = new Map<string, Seen>()
  const seenOf = (channel: string): Seen => {
    const known = seen.get(channel) ?? { lastEventAt: null, lastSentAt: null, errors: new Map() }
    seen.set(channel, known)
    return known
  }
  const count = ({ errors }: Seen, error: string): void => {
    const before = errors.get(error)?.count ?? 0
    errors.delete(error)
    errors.set(error, { count: before + 1, lastAt: clock() })
    const [oldest] = errors.size > REMEMBERED ? errors.keys() : []
    if (oldest !== undefined) errors.delete(oldest)
  }
  return {
    came(channel) {
      seenOf(channel).lastEventAt = clock()
    },
    went(channel, delivery) {
      const of = seenOf(channel)
      if (delivery.ok) {
        of.lastSentAt = clock()
        return
      }
      const { error } = delivery
      if (delivery.leadsTo !== 'nothing' && error !== PACED) count(of, error)
    },
    fell: (channel, error) => count(seenOf(channel), error),
    of(channels) {
      const kept = Object.entries(channels).map(([id, { kind }]) => [id, CAPABILITIES[kind].window] as const)
      const open = windows.open(new Map(kept.flatMap(([id, window]) => (window === null ? [] : [[id, window]]))))
      const healthOf = (id: string, window: number | null): ChannelHealth => {
        const { lastEventAt = null, lastSentAt = null, errors = new Map<string, never>() } = seen.get(id) ?? {}
        return {
          since: time(since),
          lastEventAt: lastEventAt === null ? null : time(lastEventAt),
          lastSentAt: lastSentAt === null ? null : time(lastSentAt),
          openWindows: window === null ? null : (open.get(id) ?? 0),
          errors: [...errors]
            .toReversed()
            .map(([error, { count, lastAt }]) => ({ error, count, lastAt: time(lastAt) })),
        }
      }
      return new Map(kept.map(([id, window]) => [id, healthOf(id, window)]))
    },
  }
}

const time = (at: number): string => new Date(at).toISOString()
