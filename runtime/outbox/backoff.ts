/** The first wait, and the longest. */
const FIRST_MS = 1_000
const LONGEST_MS = 5 * 60_000

/**
 * Milliseconds to wait after so many failed tries: doubling, with full jitter between half and all of it, so that what failed together does
 * not come back together. `chance` is in [0, 1).
 */
export function backoff(failures: number, chance: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20))
  return Math.round(most * (0.5 + chance / 2))
}
