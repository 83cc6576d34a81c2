import { plainText } from './plainText.ts'
import { no, type Read, yes } from './Reading.ts'

const NAMED = /^[^<>]*<([^<>]+)>$/
const LOCAL = /^(?!\.)(?!.*\.\.)[^\s@"<>(),;:\\[\]]{1,64}(?<!\.)$/u
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z0-9-]{1,59})$/u
/** RFC 5321, 4.5.3.1.3. */
const LENGTH = 254
const ASCII = /^[ -~]*$/

/**
 * An e-mail address: out of its angle brackets, `mailto:` and the punctuation of a sentence; the domain in lower case and, when it has other
 * letters than ASCII, as mail servers know it (punycode), so that one address is one value.
 */
export function readEmail(words: string): Read {
  const text = plainText(words)
  const written = (NAMED.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^["'([]+|["')\].,;:!?。，！？、]+$/g, '')
    .replace(/\s*@\s*/, '@')
  const at = written.lastIndexOf('@')
  const local = written.slice(0, Math.max(0, at))
  const domain = written
    .slice(at + 1)
    .toLowerCase()
    .replaceAll('。', '.')
  if (!LOCAL.test(local) || !DOMAIN.test(domain)) return no('not an e-mail address')
  const known = ASCII.test(domain) ? domain : inAscii(domain)
  if (known === null || local.length + known.length + 1 > LENGTH) return no('not an e-mail address')
  return yes(`${local}@${known}`)
}

/** By the rules of URLs (UTS 46), which every engine has; null: no domain can be called so. */
function inAscii(domain: string): string | null {
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return null
  }
}
