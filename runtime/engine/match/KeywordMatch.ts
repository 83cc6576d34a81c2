/** Which rule won, by which keyword, on which part of the customer's text. */
export type KeywordMatch = {
  readonly rule: string
  /** as the author wrote it, or the pattern */
  readonly keyword: string
  /** the languages whose lists hold the keyword; empty when it is listed for all */
  readonly languages: readonly string[]
  readonly by: 'word' | 'prefix' | 'typo' | 'pattern'
  /** UTF-16 offsets in the text as it was received, half-open */
  readonly start: number
  readonly end: number
  /** the part of the text itself */
  readonly part: string
}
