import type { OutboundMessage } from '../../../schemas/wire.ts'
import { isWebAddress } from '../../engine/template/isWebAddress.ts'
import type { Arrival } from '../../inbound/Arrival.ts'
import type { CentreQueue } from '../../inbound/CentreQueue.ts'
import { centreAgent } from '../../inbound/contactCentre.ts'
import { sourceOf } from '../../inbound/sourceOf.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import { customerNamed } from '../centre/customerName.ts'
import type { Connected } from '../connect.ts'
import { idOf } from './idOf.ts'

export type FromCentre = {
  readonly receive: (arrival: Arrival) => Promise<unknown>
  readonly heldBy: CentreQueue['heldBy']
  /** finishes an item, once a source */
  readonly complete: (itemId: string, agent: string, source: string) => Promise<unknown>
  /** epoch ms */
  readonly clock: () => number
}
type Told = Extract<ChannelEvent, { type: 'agentMessage' | 'handedBack' }>

/** What a contact centre behind us tells of a customer of ours: what its people say goes to the customer's own thread, and when they are done the conversation is finished. */
export async function takeFromCentre(
  event: Told,
  { id: centre, adapter }: Connected,
  thread: string,
  { receive, heldBy, complete, clock }: FromCentre,
): Promise<void> {
  const customer = adapter.handOver?.isOfOwn === true ? { channel: centre, address: thread } : customerNamed(thread)
  if (customer === null) return
  const { channel, address } = customer
  const agent = centreAgent(centre)
  const source = sourceOf('m', centre, thread, idOf(event))
  if (event.type === 'handedBack') {
    const item = await heldBy(agent, channel, address)
    if (item !== null) await complete(item, agent, source)
    return
  }
  const messages = messagesOf(event)
  if (messages.length === 0) return
  await receive({ source, at: clock(), from: { channel, address }, event: { type: 'agentReplied', agent, messages } })
}

function messagesOf({
  text,
  attachments = [],
  choices = [],
}: Extract<Told, { type: 'agentMessage' }>): readonly OutboundMessage[] {
  const files = attachments.flatMap(({ kind, url }) =>
    url === undefined || !isWebAddress(url) ? [] : [{ media: { kind, url } }],
  )
  const words = { ...(text === '' ? {} : { text }), ...(choices.length === 0 ? {} : { quickReplies: choices }) }
  return [...files, ...(Object.keys(words).length === 0 ? [] : [words])]
}
