import type { Json } from '../../../schemas/flow.ts'
import type { OutboundMessage, ReceivedAttachment } from '../../../schemas/wire.ts'

export type MessageEvent = {
  readonly type: 'message'
  readonly text: string
  /** of the button that was pressed. One that names an option, see `optionValue`, has the label as text; any other is the text too */
  readonly value?: string
  readonly attachments?: readonly ReceivedAttachment[]
  readonly location?: Place
  /** what the platform calls it: edits, reactions and replies name it so */
  readonly ref?: string
  /** of a letter; the text has it where it begins a thread */
  readonly subject?: string
  /** the `ref` of the message that it answers */
  readonly replyTo?: string
  /** how they came to write; a flow that begins has it as the variable `referral` */
  readonly referral?: { readonly source?: string; readonly payload?: string }
  /** they pressed Start, or came through a link: the flow begins, also when it was under way */
  readonly begins?: true
  /** the platform has answered it already, as carriers do with STOP */
  readonly isAnswered?: true
}

/** A point on the earth: WGS 84, degrees. */
export type Place = {
  readonly latitude: number
  readonly longitude: number
  readonly name?: string
  readonly address?: string
}

/** What a customer did beside the talk: it stands in the transcript, and no flow reacts. `target`: the `ref` of a message; `emoji` null: taken back. */
export type NotedEvent = {
  readonly type: 'noted'
  readonly what: 'reaction' | 'edit' | 'deletion' | 'unsupported'
  readonly target?: string
  readonly emoji?: string | null
  readonly text?: string
}

/**
 * What the platform tells of whether the customer may be written to: they want no more messages or want them again, blocked the channel (`left`) or let it in again (`back`).
 * `isAnswered`: the platform has answered them already.
 */
export type ConsentEvent = {
  readonly type: 'consentTold'
  readonly word: 'stop' | 'start' | 'left' | 'back'
  readonly isAnswered: boolean
}

/** A message that node `node` sent in turn `turn` does not reach the customer. Nothing waits for it any more once anything else has happened. */
export type UndeliveredEvent = {
  readonly type: 'undelivered'
  readonly turn: string
  readonly node: string
  /** the class of the failure, and the platform's code */
  readonly reason: string
}

/** We begin `flow` for a customer who has not written, at its entry `entry`. `agreed`: how and when they agreed to it. */
export type StartEvent = {
  readonly type: 'start'
  readonly flow: string
  readonly entry: string
  readonly variables: { readonly [name: string]: Json }
  readonly agreed?: string
}

/** What a session reacts to. `timer` and `call` name the effect that they answer; an answer to an older one is ignored and traced. */
export type Event =
  | MessageEvent
  | { readonly type: 'timeout'; readonly timer: string }
  | {
      readonly type: 'botReplied'
      readonly call: string
      /** who answers; a call of another bot is not answered by it */
      readonly bot?: string
      readonly replies: readonly OutboundMessage[]
      readonly handback?: { readonly outcome?: string; readonly variables?: { readonly [name: string]: Json } }
    }
  | { readonly type: 'botFailed'; readonly call: string; readonly reason: string }
  | { readonly type: 'requestReturned'; readonly call: string; readonly status: number; readonly body: Json }
  | { readonly type: 'requestFailed'; readonly call: string; readonly reason: string }
  | { readonly type: 'agentClosed' }
  | StartEvent
  | UndeliveredEvent
  | NotedEvent
  | ConsentEvent
