import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import type { Connected } from '../connect.ts'

/** An event, and the channel whose account it came to; null when none of them has it. */
export type Routed = { readonly event: ChannelEvent; readonly channel: Connected | null }

/**
 * What a proven request tells, each thing with its channel. `channels`: those that it proves itself to, the one that its address names first. Each reads what is its own: settings may
 * have a say in the reading.
 */
export async function routeEvents(request: HookRequest, channels: readonly Connected[]): Promise<readonly Routed[]> {
  const [first] = channels
  if (first === undefined) return []
  const told = await first.adapter.parse(request, first.settings)
  const accounts = channels.map(({ adapter, settings }) => adapter.accountOf(settings))
  const meant = told.map((event) => channelOf(event, channels, accounts))
  const readBy = new Map([[first, told]])
  for (const channel of new Set(meant)) {
    if (channel === null || channel === first) continue
    readBy.set(channel, await channel.adapter.parse(request, channel.settings))
  }
  return told.map((event, index) => {
    const channel = meant[index] ?? null
    return { event: (channel === null ? undefined : readBy.get(channel)?.[index]) ?? event, channel }
  })
}

function channelOf(
  { account }: ChannelEvent,
  channels: readonly Connected[],
  accounts: readonly (string | null)[],
): Connected | null {
  const [first] = channels
  if (first === undefined) return null
  // Where the platform says no account, or the channel knows none, the address alone tells.
  if (account === null || accounts[0] === null) return first
  return channels[accounts.indexOf(account)] ?? null
}
