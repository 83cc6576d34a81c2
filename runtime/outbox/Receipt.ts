/** What the platform calls a bubble (the first is 0) that it has taken, where it tells later how that fares. */
export type Receipt = {
  readonly bubble: number
  readonly externalId: string
  /** why something of it went in a simpler way than it was meant */
  readonly note?: string
}

/** In the order in which they follow one another; whatever comes after them, a failure stays. */
export const STATUSES = ['accepted', 'sent', 'delivered', 'read', 'failed'] as const

/** How messages fare, as their platform tells. */
export type Told = ToldOfOne | ToldUntil

/** Of one, by the platform's own id of it; `of`: by ours too. */
export type ToldOfOne = {
  readonly channel: string
  readonly externalId: string
  readonly status: (typeof STATUSES)[number]
  /** the platform's code of a failure */
  readonly code: string | null
  readonly of: { readonly id: string; readonly bubble: number } | null
}

/** Of all that a customer had been sent by then (epoch ms). */
export type ToldUntil = {
  readonly channel: string
  readonly address: string
  readonly status: (typeof STATUSES)[number]
  readonly until: number
}

/** How a delivery fares, for those who look on; `reason`: why it failed, or went in a simpler way. */
export type Fares = {
  readonly status: 'waiting' | 'sent' | 'delivered' | 'read' | 'failed'
  readonly reason: string | null
}
