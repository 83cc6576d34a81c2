import type { PeopleStore } from '../inbound/PeopleStore.ts'
import type { Capabilities } from './Capabilities.ts'

/** Threads that are remembered, at about 100 bytes each. */
const REMEMBERED = 100_000

/** Whether a customer may be written to freely: `late` by persons alone, `closed` with approved templates alone. */
export type Window = 'open' | 'late' | 'closed'

/** How long ago customers wrote last, for platforms that let them be answered for a time alone. */
export type Windows = {
  /** they wrote, by the platform's clock (epoch ms) where it says */
  readonly keep: (channel: string, thread: string, at: number | null) => void
  /** of somebody who never wrote the platform itself must say */
  readonly windowOf: (channel: string, thread: string, capabilities: Capabilities) => Promise<Window>
  /** how many customers of each channel wrote to this host and are within its window, in ms; channels without any are left out */
  readonly open: (windows: ReadonlyMap<string, number>) => ReadonlyMap<string, number>
}

/** Most answers follow what this host has just taken in; only of others the database is asked. `clock`: epoch ms. */
export function createWindows(people: Pick<PeopleStore, 'lastWrote'>, clock: () => number): Windows {
  const wrote = new Map<string, number>()
  const remember = (key: string, at: number): void => {
    wrote.delete(key)
    wrote.set(key, at)
    const [oldest] = wrote.size > REMEMBERED ? wrote.keys() : []
    if (oldest !== undefined) wrote.delete(oldest)
  }
  return {
    keep(channel, thread, at) {
      const key = `${channel}\n${thread}`
      const now = clock()
      // What comes a second time comes late.
      remember(key, Math.max(wrote.get(key) ?? 0, Math.min(at ?? now, now)))
    },
    async windowOf(channel, thread, { window, windowOfPersons = 0 }) {
      if (window === null) return 'open'
      const key = `${channel}\n${thread}`
      const isOpen = (at: number) => clock() - at < window
      const known = wrote.get(key)
      if (known !== undefined && isOpen(known)) return 'open'
      // They may have written to another host since.
      const last = (await people.lastWrote(channel, [thread])).get(thread)
      if (last === undefined) return 'open'
      remember(key, last)
      if (isOpen(last)) return 'open'
      return clock() - last < windowOfPersons ? 'late' : 'closed'
    },
    // All channels in one pass: many of them may have as many threads together as are remembered.
    open(windows) {
      const open = new Map<string, number>()
      const now = clock()
      for (const [key, at] of wrote) {
        const channel = key.slice(0, key.indexOf('\n'))
        if (now - at < (windows.get(channel) ?? 0)) open.set(channel, (open.get(channel) ?? 0) + 1)
      }
      return open
    },
  }
}
