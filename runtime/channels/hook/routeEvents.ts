import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import type { Connected } from '../connect.ts'

/** An event, and the channel whose account it came to; null when none of them has it. */
export type Routed = { readonly event: ChannelEvent; readonly channel: Connected | null }

/**
 * What a proven request tells, each thing with its channel. `channels`: those that it proves itself to, the one that its address names first. Each reads what is its own: settings may
 * have a say in the reading.
 */
export function routeEvents(request: HookRequest, channels: readonly Connected[]): readonly Routed[] {
  const [first] = channels
  if (first === undefined) return []
  const readBy = new Map<Connected, readonly ChannelEvent[]>()
  const read = (channel: Connected): readonly ChannelEvent[] => {
    const events = readBy.get(channel) ?? channel.adapter.parse(request, channel.settings)
    readBy.set(channel, events)
    return events
  }
  return read(first).map((event, index) => {
    const channel = channelOf(event, channels)
    return { event: channel === null ? event : (read(channel)[index] ?? event), channel }
  })
}

function channelOf({ account }: ChannelEvent, channels: readonly Connected[]): Connected | null {
  const [first] = channels
  const accounts = channels.map(({ adapter, settings }) => adapter.accountOf(settings))
  if (first === undefined) return null
  // Where the platform says no account, or the channel knows none, the address alone tells.
  if (account === null || accounts[0] === null) return first
  return channels[accounts.indexOf(account)] ?? null
}
