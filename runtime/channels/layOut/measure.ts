import type { Unit } from '../Capabilities.ts'

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const UTF8 = new TextEncoder()

/** How long a text is as the platform counts. */
export function measure(text: string, unit: Unit): number {
  if (unit === 'utf16') return text.length
  if (unit === 'bytes') return UTF8.encode(text).length
  if (unit === 'characters') return placeAfter(text, Number.POSITIVE_INFINITY).count
  // A text without anything to join has as many as it has letters, and is not worth a segmenter.
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.length
  let length = 0
  for (const _ of GRAPHEMES.segment(text)) length += 1
  return length
}

/** Whether a text is no longer than `max`; most are told by their length alone. */
export function fits(text: string, max: number, unit: Unit): boolean {
  // No unit counts more than three to one of UTF-16, and none but bytes more than one.
  if (text.length * (unit === 'bytes' ? 3 : 1) <= max) return true
  return measure(text, unit) <= max
}

/** The furthest place to which a text measures no more than `max`. */
export function reach(text: string, max: number, unit: Unit): number {
  if (unit === 'utf16') return Math.min(text.length, max)
  if (unit === 'bytes') return UTF8.encodeInto(text, new Uint8Array(max)).read
  if (unit === 'characters') return placeAfter(text, max).at
  let count = 0
  for (const { index } of GRAPHEMES.segment(text)) {
    if (count === max) return index
    count += 1
  }
  return text.length
}

/** The place after so many characters, or at the end; half a pair that stands alone is one. */
function placeAfter(text: string, most: number): { readonly at: number; readonly count: number } {
  let at = 0
  let count = 0
  while (at < text.length && count < most) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    count += 1
  }
  return { at, count }
}
