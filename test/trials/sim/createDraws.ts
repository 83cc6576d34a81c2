export type Draws = {
  /** in [0, 1) */
  readonly chance: () => number
  readonly isHit: (probability: number) => boolean
  readonly within: (least: number, most: number) => number
  readonly oneOf: <T>(list: readonly [T, ...T[]]) => T
}

/** Chance that is the same for the same seed: mulberry32, which needs 32 bits of state and no library. */
export function createDraws(seed: number): Draws {
  let state = seed | 0
  const chance = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    chance,
    isHit: (probability) => chance() < probability,
    within: (least, most) => Math.round(least + chance() * (most - least)),
    oneOf: (list) => list[Math.floor(chance() * list.length)] ?? list[0],
  }
}
