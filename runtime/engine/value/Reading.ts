/** In whose way a customer's words are read: "1,000" and "03/04/2026" are two things. */
export type Reading = {
  /** languages that the customer may be writing in, the likeliest first; what they read differently is asked again */
  readonly languages: readonly string[]
  /** ISO 3166 code of the country that telephone numbers and dates without another are of */
  readonly country?: string
  /** epoch milliseconds, for years of two digits */
  readonly now: number
}

/** A value, or why it is none. */
export type Read<T = string | number> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string }

export const no = (reason: string) => ({ ok: false, reason }) as const
export const yes = <T extends string | number>(value: T) => ({ ok: true, value }) as const
