import type { ChannelKind, Node } from '../../../schemas/flow.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { CAPABILITIES } from '../../channels/kinds.ts'
import type { Fall } from '../../channels/layOut/Fall.ts'
import { layOut } from '../../channels/layOut/layOut.ts'
import { type WrittenMessage, writtenMessages } from '../content/writtenMessages.ts'
import type { UsedChannel } from './channelsUsing.ts'
import type { NodePlace } from './nodePlaces.ts'

type Told = { readonly written: WrittenMessage; readonly fall: Fall }
export type FallAt<What extends Fall['what']> = {
  readonly channel: UsedChannel
  readonly written: WrittenMessage
  readonly fall: Extract<Fall, { what: What }>
}

/** What of one sort the channels of a flow cannot show of a node as it is meant: each place once, on the first of them. */
export function fallsAt<What extends Fall['what']>(
  { node, flow }: NodePlace,
  channels: readonly UsedChannel[],
  what: What,
  placeOf: (at: FallAt<What>) => readonly (string | number)[],
): readonly FallAt<What>[] {
  const found = new Map<string, FallAt<What>>()
  for (const channel of channels) {
    for (const { written, fall } of fallsOn(node, channel.channel.kind, flow.languages)) {
      if (fall.what !== what) continue
      const at = { channel, written, fall: fall as Extract<Fall, { what: What }> } // just compared
      const key = JSON.stringify(placeOf(at))
      if (!found.has(key)) found.set(key, at)
    }
  }
  return [...found.values()]
}

// Five rules ask, and an editor checks again after each edit with all nodes but one the same.
const known = new WeakMap<Node, Map<string, readonly Told[]>>()

function fallsOn(node: Node, kind: ChannelKind, languages: readonly string[]): readonly Told[] {
  const own = known.get(node) ?? new Map<string, readonly Told[]>()
  known.set(node, own)
  const key = [kind, ...languages].join(' ')
  const told = own.get(key) ?? tell(node, kind, languages)
  own.set(key, told)
  return told
}

function tell(node: Node, kind: Channel['kind'], languages: readonly string[]): readonly Told[] {
  return writtenMessages(node, kind, languages).flatMap((written) => {
    const falls: Fall[] = []
    layOut(written.message, CAPABILITIES[kind], (fall) => falls.push(fall))
    return falls.map((fall) => ({ written, fall }))
  })
}
