import type { Json } from '../../../schemas/flow.ts'
import type { OutboundMessage, ReceivedAttachment } from '../../../schemas/wire.ts'

export type MessageEvent = {
  readonly type: 'message'
  readonly text: string
  /** the option whose button was pressed, see `optionValue`; the text is its label */
  readonly value?: string
  readonly attachments?: readonly ReceivedAttachment[]
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
