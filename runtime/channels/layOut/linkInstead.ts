import type { Capabilities } from '../Capabilities.ts'
import type { Shown } from '../Shown.ts'
import { joined } from './listed.ts'
import { fits } from './measure.ts'

/** What stands for a file that a platform does not show after all: its words and its address, as much of them as fits in one bubble. The words before the address. */
export function linkInstead(
  { media: { url, alt = '' }, caption = '' }: Extract<Shown, { readonly as: 'media' }>,
  { text: { max, unit } }: Capabilities,
): string {
  const ways = [joined(caption, alt, url), joined(caption, url), joined(caption, alt), caption, alt]
  return ways.find((way) => way.trim() !== '' && (max === null || fits(way, max, unit))) ?? url
}
