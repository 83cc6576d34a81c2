import type { Draws } from './createDraws.ts'
import type { Model } from './createModel.ts'
import type { Flaw } from './Flaw.ts'

/** What all of one simulation shares. */
export type World = {
  readonly draws: Draws
  readonly model: Model
  readonly flaw: Flaw | null
  /** whether anything may fail at this moment */
  readonly isFaulty: () => boolean
  readonly newId: (prefix: string) => string
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
