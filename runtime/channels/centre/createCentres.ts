import type { Channel } from '../../../schemas/resources.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Dialing, Egress } from '../../egress/createEgress.ts'
import type { Workspace } from '../../engine/index.ts'
import { own } from '../../engine/own.ts'
import type { CentreQueue } from '../../inbound/CentreQueue.ts'
import type { ConversationStore } from '../../inbound/ConversationStore.ts'
import { centreAgent } from '../../inbound/contactCentre.ts'
import type { ToCentre } from '../../inbound/handOver.ts'
import { KEPT_MS } from '../../inbound/queueItemOf.ts'
import type { Delivery, Took } from '../../outbox/Carriers.ts'
import type { OutboxItem } from '../../outbox/OutboxStore.ts'
import type { AnyAdapter, Recipient, Send } from '../Adapter.ts'
import { connect } from '../connect.ts'
import { deliverToPlatform } from '../deliverToPlatform.ts'
import { customerName } from './customerName.ts'
import { handOverOf } from './handOverOf.ts'
import { sayAttachment } from './sayTurn.ts'

export type Centres = {
  /** carries a conversation to a contact centre, or what its customer writes there; what concerns nobody there any more is moot */
  readonly deliver: (item: OutboxItem, asked: ToCentre, took: Took) => Promise<Delivery>
}

export type CentresDeps = {
  readonly egress: Egress & Dialing
  /** the live workspace, with secrets resolved from the environment */
  readonly workspace: () => Workspace
  readonly queue: CentreQueue
  readonly conversations: Pick<ConversationStore, 'find'>
  /** epoch ms */
  readonly clock: () => number
}

const MOOT: Delivery = { ok: true, isMoot: true }
const dead = (error: string): Delivery => ({ ok: false, leadsTo: 'dead', error })

/** Contact centres behind this host: they are handed the conversation, then what the customer writes, each once and in order. */
export function createCentres({ egress, workspace, queue, conversations, clock }: CentresDeps): Centres {
  return {
    async deliver(item, asked, took) {
      const { target, conversationId } = item
      const { channel, address } = asked.from
      const agent = centreAgent(target)
      if ('forward' in asked) {
        // What crossed with their last word is still theirs to read: nobody else would.
        if (!(await queue.isTheirs(agent, channel, address))) return MOOT
        const said = messagesOf(asked.forward)
        return send(item, asked, took, (adapter, to) => said.flatMap((message) => adapter.render(message, to)))
      }
      // Before it leaves, so that none of our own agents takes it at the same moment.
      const kept = await queue.keep(conversationId, asked.handOver.queue, agent, clock() + KEPT_MS)
      if (kept !== 'kept') return MOOT
      const found = await conversations.find(conversationId)
      if (found === null) return MOOT
      const { channels } = workspace()
      const until =
        found.conversation.lastEnqueued?.handOver === target ? asked.handOver.turns : Number.POSITIVE_INFINITY
      const kind = own(channels, channel)?.kind ?? 'web'
      const context = handOverOf(found, { queue: asked.handOver.queue, until, kind })
      return send(item, asked, took, (adapter, to) => adapter.handOver?.calls(context, to) ?? [])
    },
  }

  async function send(
    { id, target, names, progress }: OutboxItem,
    { from: { channel, address, name } }: ToCentre,
    took: Took,
    calls: (adapter: AnyAdapter, to: Recipient) => readonly Send[],
  ): Promise<Delivery> {
    const channelSettings = own(workspace().channels, target)
    if (channelSettings === undefined) return dead(`Channel "${target}" is not in the live workspace.`)
    const connected = connect(target, channelSettings)
    if (typeof connected === 'string') return dead(connected)
    const { adapter } = connected
    const { handOver } = adapter
    if (handOver === undefined) return dead(`Channel "${target}" is no contact centre.`)
    if (handOver.isOfOwn && channel !== target) return dead(`Channel "${target}" takes over its own customers alone.`)
    const [reachedBy = address, ...aliases] = names
    const to: Recipient = {
      ...(handOver.isOfOwn
        ? { address: reachedBy, aliases }
        : { address: customerName(channel, address), aliases: [] }),
      delivery: id,
      ...(name === null ? {} : { name }),
    }
    const render = (_: OutboundMessage, recipient: Recipient) => calls(adapter, recipient)
    const capabilities = { ...adapter.capabilities, idempotent: handOver.isRepeatable }
    // An agent who reads it twice is better than one who never does.
    const settings = { whenUnknown: 'resend', ...connected.settings } as Channel
    const speaking = { ...connected, settings, adapter: { ...adapter, render, capabilities } }
    return deliverToPlatform(egress, speaking, {}, to, { progress, took })
  }
}

type Said = Extract<ToCentre, { forward: unknown }>['forward']

/** What a customer wrote, as messages: the words, then the files, of which those are named alone that their platform gives to nobody else. */
function messagesOf({ text, attachments = [], location }: Said): readonly OutboundMessage[] {
  const files = attachments.flatMap(({ kind, url }) => (url === undefined ? [] : [{ media: { kind, url } }]))
  const named = attachments.filter(({ url }) => url === undefined).map(sayAttachment)
  const place = location === undefined ? [] : [`[${location.latitude}, ${location.longitude}]`]
  const words = [text, ...named, ...place].filter((part) => part !== '').join(' ')
  return [...(words === '' ? [] : [{ text: words }]), ...files]
}
