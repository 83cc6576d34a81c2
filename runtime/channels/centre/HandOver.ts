/** A conversation as a contact centre is told of it when it takes it over. */
export type HandOver = {
  readonly conversationId: string
  readonly customer: {
    /** the channel that they write on, and its kind */
    readonly channel: string
    readonly kind: string
    readonly address: string
    readonly name: string | null
    readonly language: string | null
  }
  readonly queue: string
  readonly skills: readonly { readonly skill: string; readonly level: number }[]
  /** what the flow has found out, as text */
  readonly variables: { readonly [name: string]: string }
  /** what was said so far and by whom, a line each, in order */
  readonly transcript: string
}
