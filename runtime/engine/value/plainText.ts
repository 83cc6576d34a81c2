import { foldDigits } from '../match/foldDigits.ts'
import { trimInvisible } from '../match/trimInvisible.ts'

const ASCII = /^[ -~]*$/
const INVISIBLE = /\p{Cf}/gu
const DASHES = /[\p{Pd}\u2212]/gu

/** Words with the digits of every script, full-width signs and all dashes as plain ones, and nothing invisible in them or white around them. */
export function plainText(words: string): string {
  const text = trimInvisible(words)
  return ASCII.test(text) ? text : foldDigits(text.replace(INVISIBLE, '').normalize('NFKC')).replace(DASHES, '-').trim()
}
