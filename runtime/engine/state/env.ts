import type { Json } from '../../../schemas/flow.ts'

export type Contact = {
  readonly id: string
  readonly name?: string
  readonly language?: string
  readonly tags: readonly string[]
  readonly attributes: { readonly [name: string]: Json }
}

/** How a customer stands in the queue that they wait in. */
export type Waiting = {
  readonly queue: string
  /** 1 is next */
  readonly place: number
  /** how long it takes as the last hours went, in ms; null: nobody knows */
  readonly wait: number | null
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
  /** of a customer who waits in a queue */
  readonly waiting?: Waiting
  /** where a session that has not begun starts; default `start` */
  readonly entry?: 'start' | 'returning'
}
