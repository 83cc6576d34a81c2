/** Wrong tokens that one address may show in a while, before it must wait for the rest of it. A person mistypes; a program guesses. */
const MOST = 10
const WHILE_MS = 60_000
/** Addresses that are remembered; beyond, the oldest is forgotten, for what it is worth to who has so many. */
const MOST_ADDRESSES = 10_000

/** Counts wrong logins by address, in this process: of several hosts each counts alone. */
export type LoginAttempts = {
  /** how many seconds an address must wait; null: it may try */
  readonly wait: (address: string, now: number) => number | null
  readonly wrong: (address: string, now: number) => void
}

export function createLoginAttempts(): LoginAttempts {
  const byAddress = new Map<string, { count: number; readonly until: number }>()
  return {
    wait(address, now) {
      const found = byAddress.get(address)
      if (found === undefined || found.until <= now || found.count < MOST) return null
      return Math.ceil((found.until - now) / 1_000)
    },
    wrong(address, now) {
      const found = byAddress.get(address)
      if (found !== undefined && found.until > now) {
        found.count += 1
        return
      }
      byAddress.delete(address)
      byAddress.set(address, { count: 1, until: now + WHILE_MS })
      const [oldest] = byAddress.keys()
      if (byAddress.size > MOST_ADDRESSES && oldest !== undefined) byAddress.delete(oldest)
    },
  }
}
