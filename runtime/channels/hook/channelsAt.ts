import type { Channel } from '../../../schemas/resources.ts'
import { AppError } from '../../AppError.ts'
import { own } from '../../engine/own.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { type Connected, connect } from '../connect.ts'

/** Whose address a webhook came to. `others`: of the same kind, whose events may come with them when one address serves several accounts. */
type ChannelsAt = { readonly named: readonly Connected[]; readonly others: readonly Connected[] }

/** As long as a release is live its channels are the same, and every webhook asks for them. */
const known = new WeakMap<Workspace['channels'], Map<string, ChannelsAt>>()

/** The channels that an address means: one by its id, or all of a kind. Throws when there are none, or none that is complete, and says what is missing. */
export function channelsAt(channels: Workspace['channels'], name: string): ChannelsAt {
  const addresses = known.get(channels) ?? new Map<string, ChannelsAt>()
  known.set(channels, addresses)
  const found = addresses.get(name) ?? find(channels, name)
  addresses.set(name, found)
  return found
}

function find(channels: Workspace['channels'], name: string): ChannelsAt {
  const channel = own(channels, name)
  if (channel === undefined) return { named: connected(name, ofKind(channels, name)), others: [] }
  const others = ofKind(channels, channel.kind).filter(([id]) => id !== name)
  return { named: connected(name, [[name, channel]]), others: others.flatMap(connectedOnly) }
}

type Entry = readonly [id: string, channel: Channel]

const ofKind = (channels: Workspace['channels'], kind: string): readonly Entry[] =>
  Object.entries(channels).filter(([, channel]) => channel.kind === kind)

function connected(name: string, entries: readonly Entry[]): readonly Connected[] {
  const [first] = entries
  if (first === undefined) {
    const detail = `There is no channel "${name.slice(0, 200)}" in the live release, and none of such a kind.`
    throw new AppError('notFound', { detail })
  }
  const found = entries.flatMap(connectedOnly)
  if (found.length > 0) return found
  const why = connect(...first)
  const { kind } = first[1]
  // The platform sends again until the setting is there.
  throw new AppError(kind === 'web' ? 'notFound' : 'unavailable', { detail: typeof why === 'string' ? why : '' })
}

function connectedOnly(entry: Entry): readonly Connected[] {
  const tried = connect(...entry)
  return typeof tried === 'string' ? [] : [tried]
}
