import { hash } from 'node:crypto'

/**
 * Into so many slots all threads are divided, evenly and for ever: the first ten bits of the SHA-256 of `channel`, U+001F, `address` in UTF-8, so that anything can work it out. Everything
 * that a thread causes stays in its slot, and its ids say which: whoever divides threads among several databases later finds the right one by an id alone.
 */
export const SLOTS = 1024

/** The slot of a thread, from 0. */
export function slotOf(channel: string, address: string): number {
  return hash('sha256', `${channel}\u001f${address}`, 'buffer').readUInt16BE() >> 6
}
