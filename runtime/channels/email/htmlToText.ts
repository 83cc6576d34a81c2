import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'

/** Where programs begin the letters before: by the names that they give to the part. */
const HISTORY =
  /^(?:blockquote|div|table|hr)\b.*(?:gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|divRplyFwdMsg|appendonsend|OutlookMessageHeader|type=["']?cite)/is
/** Of a tag, which may be as long as the letter. */
const LOOKED_AT = 500
const HIDDEN = /^(?:head|style|script|title)$/i
const BREAKS: readonly (readonly [RegExp, string])[] = [
  [/^(?:p|table|ul|ol|blockquote|h[1-6]|hr)$/i, '\n\n'],
  [/^(?:br|div|tr|li)$/i, '\n'],
  [/^t[dh]$/i, ' '],
]
/** Longer than the text of any turn. */
const LONGEST = 200_000

/** A letter that is HTML alone, as text and without the letters before it; one that is nothing else, whole. */
export async function htmlToText(html: string): Promise<string> {
  const own = tagless(html, true)
  return decoded(own.trim() === '' ? tagless(html, false) : own)
}

/** Walks over the letter once: whoever writes to us may send the worst that 4 MB hold. */
function tagless(html: string, isCut: boolean): string {
  const lower = html.toLowerCase()
  const parts: string[] = []
  const say = (text: string) => parts.push(text.replaceAll(/\s+/g, ' ').replaceAll('>', '&gt;'))
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    say(html.slice(at, open < 0 ? html.length : open))
    if (open < 0) break
    const isComment = html.startsWith('<!--', open)
    const close = isComment ? html.indexOf('-->', open) + 2 : html.indexOf('>', open)
    if (close < open) break
    at = close + 1
    const tag = html.slice(open + 1, Math.min(close, open + LOOKED_AT))
    const [, slash, name] = /^(\/?)([a-z][a-z0-9]*)/i.exec(tag) ?? []
    if (name === undefined) continue
    if (isCut && HISTORY.test(tag)) break
    if (HIDDEN.test(name) && slash === '') {
      const end = lower.indexOf(`</${name.toLowerCase()}`, at)
      at = end < 0 ? html.length : end
    }
    parts.push(BREAKS.find(([names]) => names.test(name))?.[1] ?? '')
  }
  return parts
    .join('')
    .slice(0, LONGEST)
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
}

/** The library has the names of all characters, and reads them where a letter has HTML and text; so it gets one, without a tag. */
async function decoded(text: string): Promise<string> {
  const boundary = createHash('sha256').update(text).digest('hex')
  const part = (type: string, content: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${content}\r\n`
  const { text: plain = '' } = await PostalMime.parse(
    `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${part('text/html', text)}${part('text/plain', '')}--${boundary}--\r\n`,
  )
  return plain.replaceAll('\u00a0', ' ').trim()
}
