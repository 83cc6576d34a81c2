import type { HookRequest } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'

/** Where providers put the letter that they have not taken apart: SendGrid (`email`) and Mailgun (`body-mime`) in forms. */
const FIELDS = ['email', 'body-mime'] as const

/** The letter in a webhook as it travelled: the body itself, or a part of what the provider posts; null when there is none. */
export function rawLetter({ headers, rawBody }: Pick<HookRequest, 'headers' | 'rawBody'>): Uint8Array | null {
  const type = headers['content-type'] ?? ''
  if (/^multipart\/form-data\b/i.test(type)) {
    const [, boundary = ''] = /\bboundary="?([^";]+)"?/i.exec(type) ?? []
    return fieldOf(Buffer.from(rawBody), boundary.trim())
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const form = new URLSearchParams(new TextDecoder().decode(rawBody))
    const letter = FIELDS.map((name) => form.get(name)).find((value) => value !== null) ?? null
    return letter === null ? null : Buffer.from(letter)
  }
  if (/^application\/json\b/i.test(type)) {
    const letter = textOf(recordOf(jsonOf(rawBody)).RawEmail) // Postmark
    return letter === null ? null : Buffer.from(letter)
  }
  return rawBody
}

/** A field of a form in its own bytes: a letter has several charsets, and none of them is the form's. */
function fieldOf(body: Buffer, boundary: string): Uint8Array | null {
  if (boundary === '') return null
  const mark = Buffer.from(`--${boundary}`)
  let at = body.indexOf(mark)
  while (at >= 0) {
    const begin = at + mark.length
    const end = body.indexOf(mark, begin)
    if (end < 0) return null
    const part = body.subarray(begin, end)
    const head = part.indexOf('\r\n\r\n')
    const [, name] = /\bname="([^"]*)"/i.exec(part.subarray(0, Math.max(head, 0)).toString('latin1')) ?? []
    if (head >= 0 && FIELDS.some((field) => field === name)) return part.subarray(head + 4, part.length - 2)
    at = end
  }
  return null
}
