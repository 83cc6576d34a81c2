import type { Names, PeopleStore } from '../../inbound/PeopleStore.ts'
import type { ChannelEvent, Person } from '../ChannelEvent.ts'
import type { Connected } from '../connect.ts'

/** So many people are remembered, at about 200 bytes each. */
const REMEMBERED = 100_000

/** The address of the thread that each event belongs to; null: it is about nobody. */
export type Identities = (
  channel: Connected,
  events: readonly ChannelEvent[],
  now: number,
) => Promise<readonly (string | null)[]>

/** Finds who is who. Where a platform has several names for a person the database knows them all, and a thread never changes its address, so what was found once holds. */
export function createIdentities(people: Pick<PeopleStore, 'threadsOf'>): Identities {
  const found = new Map<string, string>()
  return async (channel, events, now) => {
    const named = events.map(namesIn)
    const isAlone = (names: Names) => channel.adapter.hasAliases !== true && names.length === 1
    const keyOf = (names: Names) => `${channel.id}\n${names.join('\n')}`
    const unknown = named.flatMap((names) =>
      names === null || isAlone(names) || found.has(keyOf(names)) ? [] : [names],
    )
    const threads = unknown.length === 0 ? [] : await people.threadsOf(channel.id, unknown, now)
    const asked = new Map(unknown.map((names, index) => [keyOf(names), threads[index] ?? names[0]]))
    for (const [key, thread] of asked) remember(found, key, thread)
    return named.map((names) => {
      if (names === null) return null
      return isAlone(names) ? names[0] : (asked.get(keyOf(names)) ?? found.get(keyOf(names)) ?? names[0])
    })
  }
}

function remember(found: Map<string, string>, key: string, thread: string): void {
  found.set(key, thread)
  const [oldest] = found.size > REMEMBERED ? found.keys() : []
  if (oldest !== undefined) found.delete(oldest)
}

function namesIn(event: ChannelEvent): Names | null {
  // Whoever moves is known by the old names, and reached by the new one.
  if (event.type === 'identityChanged') return [...namesOf(event.to), ...namesOf(event.from)]
  if ('from' in event && event.from !== undefined) return namesOf(event.from)
  if (event.type === 'echo') return [event.recipient, ...(event.aliases ?? [])]
  return 'recipient' in event && event.recipient !== undefined ? [event.recipient] : null
}

const namesOf = ({ address, aliases = [] }: Person): Names => [address, ...aliases]
