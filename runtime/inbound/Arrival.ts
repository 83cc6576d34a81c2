import type { OutboundMessage } from '../../schemas/wire.ts'
import type { Event } from '../engine/state/event.ts'

/** Who wrote, as the channel knows them. `language` and `name` are offered by the customer's platform, never trusted as identity. */
export type Sender = {
  readonly channel: string
  readonly address: string
  readonly name?: string
  readonly language?: string
  readonly attributes?: { readonly [name: string]: string | number | boolean | null }
}

/** An agent's message into a conversation that the agent owns, or that their contact centre has taken over (see `contactCentre.ts`). It is journaled as a turn like any other, and goes out through the outbox. */
export type AgentReplied = {
  readonly type: 'agentReplied'
  readonly agent: string
  readonly messages: readonly OutboundMessage[]
  /** they wrote it in the platform's own inbox: the customer has it, and whoever wrote it has the conversation */
  readonly elsewhere?: true
}

/** They are written to, and had not written first. `agreed`: how and when they agreed to it. */
export type Outreach = {
  readonly type: 'outreach'
  readonly messages: readonly OutboundMessage[]
  readonly agreed?: string
}

/** What a contact centre behind us made of a conversation that waits for it. `to`: its channel. */
export type HandedOver = {
  readonly type: 'handedOver'
  readonly to: string
  /** it does not take it: the class of the failure, and the platform's code */
  readonly refused?: string
}

/** What the journal holds as the cause of a turn. */
export type TurnEvent = Event | AgentReplied | Outreach | HandedOver

/** One thing that happened to one conversation, on its way to being decided. */
export type Arrival = {
  /** unique for ever; a second arrival of the same source is answered with the first's answer; see `sourceOf` */
  readonly source: string
  /** epoch milliseconds */
  readonly at: number
  /** a customer's message names its sender; everything else its conversation */
  readonly from: Sender | { readonly conversationId: string }
  readonly event: TurnEvent
  /** how it stands with whom we write to first; a first word that was taken in before is answered as then, whatever has passed since */
  readonly reach?: { readonly hasAgreed: boolean; readonly isWindowClosed: boolean }
}
