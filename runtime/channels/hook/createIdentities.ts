import { gatherBatches } from '../../inbound/gatherBatches.ts'
import type { Names, PeopleStore } from '../../inbound/PeopleStore.ts'
import type { ChannelEvent, Person } from '../ChannelEvent.ts'
import type { Connected } from '../connect.ts'
import { LONGEST_ID } from './idOf.ts'

/** So many people are remembered, at about 200 bytes each. */
const REMEMBERED = 100_000

export type Identities = {
  /** the address of the thread that each event belongs to; null: it is about nobody */
  readonly threadsOf: (
    channel: Connected,
    events: readonly ChannelEvent[],
    now: number,
  ) => Promise<readonly (string | null)[]>
  /** to be called when the database could not keep what followed: then what it learnt just before may be gone, too */
  readonly forget: () => void
}

type Asked = { readonly channel: string; readonly names: Names; readonly now: number }

const keyOf = (channel: string, names: Names): string => `${channel}\n${names.join('\n')}`

/**
 * Finds who is who. Where a platform has several names for a person the database knows them all, and a thread never changes its address, so what was found once holds. Those of several
 * webhooks are looked up together.
 */
export function createIdentities(people: Pick<PeopleStore, 'threadsOf'>): Identities {
  const found = new Map<string, string>()
  const lookUps = gatherBatches<Asked, string, string>({
    lanes: 4,
    keyOf: ({ channel, names }) => keyOf(channel, names),
    kindOf: ({ channel }) => channel,
    run: async (asked, channel) => {
      const now = Math.max(...asked.map((one) => one.now))
      const threads = await people.threadsOf(
        channel,
        asked.map(({ names }) => names),
        now,
      )
      return threads.map((value) => ({ status: 'fulfilled', value }))
    },
  })
  async function threadOf({ id, adapter }: Connected, names: Names, now: number): Promise<string> {
    if (adapter.hasAliases !== true && names.length === 1) return names[0]
    const key = keyOf(id, names)
    const known = found.get(key)
    if (known !== undefined) return known
    const thread = await lookUps.receive({ channel: id, names, now })
    remember(found, key, thread)
    return thread
  }
  return {
    threadsOf: (channel, events, now) =>
      Promise.all(
        events.map((event) => {
          const names = usable(namesIn(event))
          return names === null ? null : threadOf(channel, names, now)
        }),
      ),
    forget: () => found.clear(),
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

/** A name that no index holds is nobody's. */
function usable(names: readonly string[] | null): Names | null {
  const [first, ...others] = (names ?? []).filter((name) => name !== '' && name.length <= LONGEST_ID)
  return first === undefined ? null : [first, ...others]
}

const namesOf = ({ address, aliases = [] }: Person): Names => [address, ...aliases]
