import { simulate } from './simulate.ts'

/** The seeds to play; the answer is a list of what became of each. Ends when its parent does. */
export type Job = { readonly first: number; readonly last: number }
export type Played = { readonly seed: number; readonly turns: number; readonly violations: readonly string[] }

// Errors are part of the game here, and the stack of each costs more than the rest of it.
Error.stackTraceLimit = 0

process.on('message', async ({ first, last }: Job) => {
  const played: Played[] = []
  for (let seed = first; seed <= last; seed += 1) {
    const { history, violations } = await simulate(seed)
    played.push({ seed, turns: history.turns.length, violations })
  }
  process.send?.(played)
})
