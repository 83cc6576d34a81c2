import { randomFillSync } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const RANDOM_CHARACTERS = 13
const TIME_CHARACTERS = 9
/** The last of them say the slot, where there is one. */
const SLOT_CHARACTERS = 2
const SLOTTED = new RegExp(`^[a-z]_[${ALPHABET}]{20}([${ALPHABET}]{${SLOT_CHARACTERS}})(?:\\.|$)`)

/** An id; of a thread with that thread's slot. */
export type NewId = (prefix: string, slot?: number) => string

/**
 * Ids that sort by time (so that new rows meet at one end of an index) and end in 65 random bits: `t_` and 22 characters of Crockford's
 * base 32. Of a thread, ten of the bits are its slot. `clock` is epoch ms.
 */
export function createIds(clock: () => number): NewId {
  const pool = new Uint8Array(RANDOM_CHARACTERS * 256)
  let used = pool.length
  return (prefix, slot) => {
    if (used >= pool.length) {
      randomFillSync(pool)
      used = 0
    }
    let random = ''
    for (let index = 0; index < RANDOM_CHARACTERS; index += 1) random += ALPHABET[(pool[used + index] ?? 0) & 31]
    used += RANDOM_CHARACTERS
    const end = slot === undefined ? random : random.slice(SLOT_CHARACTERS) + inBase32(slot, SLOT_CHARACTERS)
    return `${prefix}_${inBase32(clock(), TIME_CHARACTERS)}${end}`
  }
}

/**
 * The slot that an id says: of a conversation, turn or contact, or of what a turn caused, whose id begins with the turn's. Null: it is no such id. Those that were made before ids knew their
 * slots say any.
 */
export function slotIn(id: string): number | null {
  const [, text] = SLOTTED.exec(id) ?? []
  return text === undefined ? null : [...text].reduce((slot, letter) => slot * 32 + ALPHABET.indexOf(letter), 0)
}

function inBase32(value: number, characters: number): string {
  let rest = value
  let text = ''
  for (let index = 0; index < characters; index += 1) {
    text = ALPHABET[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}
