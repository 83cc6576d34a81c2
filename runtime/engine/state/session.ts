import type { Json } from '../../../schemas/flow.ts'
import type { Offered } from '../match/offeredReplies.ts'

/** The engine's state for a conversation: plain JSON, small. It holds neither flow, contact nor transcript. */
export type Session = {
  /** hash of the release that the session runs on */
  readonly release: string
  readonly flow: string
  /** the node the session rests at; null: not begun. Subflow nodes carry their path: `identify/ask` */
  readonly node: string | null
  /** set when the flow has ended: the conversation is a queue's, or closed */
  readonly ended?: 'enqueued' | 'closed'
  readonly language: string
  readonly variables: { readonly [name: string]: Json }
  /** variables of called flows, by the path of the calling node */
  readonly scopes?: { readonly [path: string]: { readonly [name: string]: Json } }
  readonly greeted?: boolean
  /** skills that matched rules have required so far */
  readonly skills?: readonly { readonly skill: string; readonly level: number }[]
  /** the schedule an `officeHours` node consulted last, for templates */
  readonly schedule?: string
  /** wrong answers at the present node */
  readonly attempts?: number
  /** the latest message's text, for routers reached without a new message */
  readonly text?: string
  /** messages that came while a request was under way; the next wait takes them. One that is a press is the value of its option */
  readonly held?: readonly (string | { readonly text: string; readonly value: string })[]
  /** what can be pressed since the customer's last message, but for the options of a question */
  readonly offered?: Offered
  /** nodes with an exit for messages that do not arrive, and the turn in which they sent some: the last one that went on */
  readonly sent?: { readonly turn: string; readonly nodes: readonly string[] }
  /** reminders that the customer has had since the flow asked last */
  readonly reminded?: number
  /** when the customer was told last how they wait, epoch ms */
  readonly toldWaiting?: number
  /** the timer that is running, if any */
  readonly timer?: string
  /** the bot or request call that is under way, if any */
  readonly call?: string
  /** for templates: how the last bot handed back, and the status of the last request */
  readonly botOutcome?: string
  readonly requestStatus?: number
}
