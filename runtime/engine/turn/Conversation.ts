import type { Enqueued, Owner } from '../../../schemas/wire.ts'
import type { Contact, Waiting } from '../state/env.ts'
import type { Session } from '../state/session.ts'

/** What deciding needs to know of a conversation, wherever it is kept: in the database, a scenario or the simulator. Times are epoch ms. */
export type Conversation = {
  readonly id: string
  readonly owner: Owner
  readonly session: Session | null
  readonly startedAt: number
  readonly lastActivityAt: number
  /** the agent who completed it last, and when */
  readonly lastAgent: string | null
  readonly lastAgentAt: number | null
  readonly lastEnqueued: Enqueued | null
}

/** A customer's thread on one channel, as it stands when something happens to it. */
export type Thread = {
  readonly contact: Contact
  readonly blocked: boolean
  readonly optedOut: boolean
  /** the customer has blocked the channel; whoever writes is back */
  readonly hasLeft?: boolean
  /** the version of the terms that the customer heard last on the channel */
  readonly terms?: string
  /** while nobody has taken the conversation from its queue, where that is to be said */
  readonly waiting?: Waiting
  /** the latest conversation, whatever its age; null for a new customer */
  readonly conversation: Conversation | null
}
