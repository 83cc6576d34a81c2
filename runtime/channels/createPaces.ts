import type { Rate, Rates } from './Capabilities.ts'

/** Bubbles that wait for their time, at about 150 bytes each; one that is forgotten gets another. */
const REMEMBERED = 100_000

/** How long a bubble waits so that its platform need not refuse it, in ms; 0: it may leave now. `name` is the bubble's, which keeps its time until it comes back for it. */
export type Paces = (channel: string, address: string, rates: Rates | undefined, name: string) => number

/**
 * Keeps what leaves within the rates of its platform: of one customer first, for their wait must take no time of the account's. Each host for itself: where several send by one account, the
 * platform may still ask to wait. `clock`: epoch ms.
 */
export function createPaces(clock: () => number): Paces {
  const times = new Map<string, { readonly [limit in keyof Rates]?: number }>()
  const next = new Map<string, number>()

  /** The first time at which one more is within the rate, which is taken. */
  function take(key: string, { everyMs, burst }: Rate, now: number): number {
    const before = next.get(key) ?? now
    // Whole ms: sums of parts of them are now and then a little more than they are.
    const at = Math.max(now, Math.floor(before - (burst - 1) * everyMs))
    next.delete(key)
    next.set(key, Math.max(before, now) + everyMs)
    // The oldest stand first, and what is past says nothing.
    for (const [other, time] of next) {
      if (time > now) break
      next.delete(other)
    }
    return at
  }

  return (channel, address, rates = {}, name) => {
    const now = clock()
    let own = times.get(name) ?? {}
    times.delete(name)
    for (const limit of ['pair', 'account'] as const) {
      const rate = rates[limit]
      if (rate === undefined) continue
      const at = own[limit] ?? take(limit === 'pair' ? `${channel}\n${address}` : channel, rate, now)
      own = { ...own, [limit]: at }
      if (at <= now) continue
      times.set(name, own)
      const [oldest] = times.size > REMEMBERED ? times.keys() : []
      if (oldest !== undefined) times.delete(oldest)
      return Math.ceil(at - now)
    }
    return 0
  }
}
