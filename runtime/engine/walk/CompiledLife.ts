import type { Turn } from './Turn.ts'

type Say = (turn: Turn) => string

/** What silence brings, ready to run; times in ms since what the flow said last. */
export type CompiledIdle = {
  /** in the order of their times */
  readonly reminders: readonly { readonly after: number; readonly say: Say }[]
  /** `say` null: without a word */
  readonly close: { readonly after: number; readonly say: Say | null } | null
}

/** What a waiting customer hears; `every` in ms. */
export type CompiledWaiting = {
  readonly every: number
  readonly say: Say | null
  /** what is said instead while the schedule that the flow asked last is not open; null: it makes no difference */
  readonly closed: Say | null
}

export type CompiledLife = {
  readonly idle: CompiledIdle | null
  readonly waiting: CompiledWaiting | null
  readonly terms: { readonly version: string; readonly say: Say } | null
}
