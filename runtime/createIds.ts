import { randomFillSync } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const RANDOM_CHARACTERS = 13
const TIME_CHARACTERS = 9

/**
 * Ids that sort by time (so that new rows meet at one end of an index) and end in 65 random bits: `t_` and 22 characters of Crockford's
 * base 32. `clock` is epoch ms.
 */
export function createIds(clock: () => number): (prefix: string) => string {
  const pool = new Uint8Array(RANDOM_CHARACTERS * 256)
  let used = pool.length
  return (prefix) => {
    if (used >= pool.length) {
      randomFillSync(pool)
      used = 0
    }
    let random = ''
    for (let index = 0; index < RANDOM_CHARACTERS; index += 1) random += ALPHABET[(pool[used + index] ?? 0) & 31]
    used += RANDOM_CHARACTERS
    return `${prefix}_${timePart(clock())}${random}`
  }
}

function timePart(now: number): string {
  let rest = now
  let text = ''
  for (let index = 0; index < TIME_CHARACTERS; index += 1) {
    text = ALPHABET[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}
