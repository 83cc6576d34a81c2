import type { Draws } from './createDraws.ts'
import type { Model } from './createModel.ts'
import type { Flaw } from './Flaw.ts'

/**
 * What fails in a simulation: nothing, though the platform is slower than a lease; hosts freeze, one at a time; hosts die, one at a time; or hosts, the database, the way to it and the
 * outside at once. The milder ones hold promises about time that no host can keep while its database is away.
 */
export type Weather = 'calm' | 'freezes' | 'deaths' | 'storm'

/** What all of one simulation shares. */
export type World = {
  readonly draws: Draws
  readonly model: Model
  readonly flaw: Flaw | null
  readonly weather: Weather
  /** epoch ms by the database's clock, which nothing moves; `Date` is the wall clock of the hosts, which jumps */
  readonly now: () => number
  /** whether anything may fail at this moment */
  readonly isFaulty: () => boolean
  /** whether the database or the way to it may fail at this moment */
  readonly isStormy: () => boolean
  /** the database is away: it refuses, or says nothing */
  readonly isAway: () => boolean
  readonly newId: (prefix: string) => string
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
