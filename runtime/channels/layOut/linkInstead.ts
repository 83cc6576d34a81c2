import type { Capabilities } from '../Capabilities.ts'
import type { Shown } from '../Shown.ts'
import { joined } from './listed.ts'
import { fits } from './measure.ts'

/** What stands for a file that a platform could not be given: its words and its address, as much of them as fits in one bubble. The words before the address. */
export function linkInstead(
  { media: { url, alt = '' }, caption = '' }: Extract<Shown, { readonly as: 'media' }>,
  { text: { max, unit } }: Capabilities,
): Extract<Shown, { readonly as: 'text' }> {
  const ways = [joined(caption, alt, url), joined(caption, url), joined(caption, alt), caption, alt]
  const text = ways.find((way) => way.trim() !== '' && (max === null || fits(way, max, unit)))
  return { as: 'text', text: text ?? url }
}
