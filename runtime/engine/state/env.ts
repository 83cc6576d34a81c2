import type { Json } from '../../../schemas/flow.ts'

export type Contact = {
  readonly id: string
  readonly name?: string
  readonly language?: string
  readonly tags: readonly string[]
  readonly attributes: { readonly [name: string]: Json }
}

/** Everything a decision may know besides the session and the event. The same env gives the same bytes. */
export type Env = {
  /** epoch milliseconds */
  readonly now: number
  /** unique for the turn; timers and calls are named after it */
  readonly turnId: string
  readonly contact: Contact
  readonly channel: {
    readonly id: string
    readonly kind: string
    readonly language?: string
    /** the customer's on it */
    readonly address?: string
  }
  readonly conversation: {
    readonly id: string
    /** the contact wrote in an earlier conversation */
    readonly returning: boolean
    /** this conversation has been greeted */
    readonly greeted?: boolean
  }
  /** where a session that has not begun starts; default `start` */
  readonly entry?: 'start' | 'returning'
}
