import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far the other side's clock may be from ours, and how long a signature can be used again, for the very same request. */
const CLOCK_SLACK_S = 300

/** A request that is proven: an address as a whole, of which the path and the query count. */
export type Signed = { readonly method: string; readonly url: string; readonly body: string }

/**
 * The headers that prove a request ours: `usher-timestamp` in epoch seconds, and `usher-signature: v2=` hex HMAC-SHA256 of four parts with a
 * line feed between them: the timestamp, the method, the path with its query, the body. Each is signed, so that what proves one request proves no other.
 */
export function signatureHeaders(secret: string, signed: Signed, now: number) {
  const timestamp = String(Math.floor(now / 1000))
  return { 'usher-timestamp': timestamp, 'usher-signature': `v2=${digest(secret, timestamp, signed)}` } as const
}

/** Whether the headers (names in lower case) prove the request to come from one who knows the secret, within five minutes of `now` (epoch ms). */
export function hasSignature(
  secret: string,
  signed: Signed,
  headers: { readonly [name: string]: string },
  now: number,
): boolean {
  const timestamp = headers['usher-timestamp'] ?? ''
  if (!/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(Number(timestamp) - Math.floor(now / 1000)) > CLOCK_SLACK_S) return false
  const expected = Buffer.from(`v2=${digest(secret, timestamp, signed)}`)
  const shown = Buffer.from(headers['usher-signature'] ?? '')
  return shown.length === expected.length && timingSafeEqual(shown, expected)
}

/** What cannot be an address is refused before it is called, and proves nothing here. */
function digest(secret: string, timestamp: string, { method, url, body }: Signed): string {
  const { pathname = '', search = '' } = URL.parse(url) ?? {}
  return createHmac('sha256', secret).update(`${timestamp}\n${method}\n${pathname}${search}\n${body}`).digest('hex')
}
