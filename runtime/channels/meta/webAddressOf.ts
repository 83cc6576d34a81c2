import { textOf } from '../hostile.ts'

/** An address that a browser may be given; null for anything else. */
export function webAddressOf(value: unknown): string | null {
  const text = textOf(value)
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null
}
