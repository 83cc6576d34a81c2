import type { Unit } from '../Capabilities.ts'
import { breakBefore } from './breakBefore.ts'
import { fits, measure, reach } from './measure.ts'

export type Room = {
  readonly max: number
  /** of the last part, which may have buttons under it */
  readonly last: number
  readonly unit: Unit
}

/**
 * Cuts a text into parts that the platform takes. They are the text when they are put together again; no part ends inside a grapheme, nor
 * inside a word that a part could hold.
 */
export function splitText(text: string, { max, last, unit }: Room): readonly string[] {
  const isPart = (piece: string): boolean => fits(piece, max, unit)
  const parts: string[] = []
  let rest = text
  while (!fits(rest, Math.min(last, max), unit)) {
    // A rest that is too long only for what comes under it leaves half of that room filled: no word stands alone over its buttons.
    const most = isPart(rest) ? measure(rest, unit) - Math.ceil(last / 2) : max
    const cut = breakBefore(rest, reach(rest, most, unit), isPart)
    parts.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...parts, rest]
}
