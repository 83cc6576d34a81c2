import type { Json } from '../../../schemas/flow.ts'
import type { OutboundMessage, ReceivedAttachment } from '../../../schemas/wire.ts'

/** Something the world must do, as data. `at` and `timeout` are epoch milliseconds and milliseconds. */
export type Effect =
  | { readonly type: 'sendMessage'; readonly node: string; readonly message: OutboundMessage }
  | {
      readonly type: 'enqueue'
      readonly node: string
      readonly queue: string
      readonly skills: readonly { readonly skill: string; readonly level: number }[]
      readonly priority: number
      /** set when the engine had to use the flow's fallback */
      readonly failure?: string
    }
  | {
      readonly type: 'handToBot'
      readonly node: string
      readonly bot: string
      readonly call: string
      readonly text: string
      readonly attachments?: readonly ReceivedAttachment[]
      readonly context: { readonly [name: string]: Json }
    }
  | {
      readonly type: 'forwardToBot'
      readonly node: string
      readonly bot: string
      readonly call: string
      readonly text: string
      readonly attachments?: readonly ReceivedAttachment[]
    }
  | {
      readonly type: 'callRequest'
      readonly node: string
      readonly call: string
      readonly method: string
      readonly url: string
      readonly headers: { readonly [name: string]: string }
      /** names of the environment that the headers ask for; put in place when the call is made, so that no secret is journaled */
      readonly secrets?: readonly string[]
      readonly body?: Json
      readonly timeout: number
    }
  | { readonly type: 'startTimer'; readonly node: string; readonly timer: string; readonly at: number }
  | { readonly type: 'cancelTimer'; readonly timer: string }
  | {
      readonly type: 'updateContact'
      readonly attributes?: { readonly [name: string]: string | number | boolean | null }
      readonly addTags?: readonly string[]
      readonly removeTags?: readonly string[]
      readonly language?: string
    }
  | { readonly type: 'recordOutcome'; readonly node: string; readonly outcome: string }
  | { readonly type: 'close'; readonly node: string }
