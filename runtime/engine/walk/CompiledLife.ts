import type { Turn } from './Turn.ts'

type Say = (turn: Turn) => string

/** What silence brings, ready to run; times in ms since what the flow said last. */
export type CompiledIdle = {
  /** in the order of their times */
  readonly reminders: readonly { readonly after: number; readonly say: Say }[]
  /** `say` null: without a word */
  readonly close: { readonly after: number; readonly say: Say | null } | null
}

export type CompiledLife = {
  readonly idle: CompiledIdle | null
  readonly terms: { readonly version: string; readonly say: Say } | null
}
