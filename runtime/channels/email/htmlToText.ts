import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'

/** Where programs begin the letters before: by the names that they give to the part. */
const HISTORY =
  /<(?:blockquote|div|table|hr)\b[^>]{0,500}?(?:gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|divRplyFwdMsg|appendonsend|OutlookMessageHeader|type=["']?cite)/i
/** Longer than any letter that a person writes. */
const LONGEST = 1_000_000

/** A letter that is HTML alone, as text and without the letters before it. */
export async function htmlToText(html: string): Promise<string> {
  const whole = html.slice(0, LONGEST)
  const cut = whole.search(HISTORY)
  const own = await converted(cut < 0 ? whole : whole.slice(0, cut))
  return own.trim() === '' && cut >= 0 ? converted(whole) : own
}

/** The library turns HTML into text where a letter has both; so it gets one. */
async function converted(html: string): Promise<string> {
  const content = withoutStyles(html)
  const boundary = createHash('sha256').update(content).digest('hex')
  const part = (type: string, text: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${text}\r\n`
  const letter = `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${part('text/html', content)}${part('text/plain', '')}--${boundary}--\r\n`
  const { text = '' } = await PostalMime.parse(letter)
  return text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n[ \t]+/g, '\n')
    .trim()
}

function withoutStyles(html: string): string {
  return html
    .split(/<style\b/i)
    .map((piece, index) =>
      index === 0
        ? piece
        : (piece
            .split(/<\/style\s*>/i)
            .slice(1)
            .join('') ?? ''),
    )
    .join('')
}
