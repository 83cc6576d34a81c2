import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far the other side's clock may be from ours, and how long a signature can be used again. */
const CLOCK_SLACK_S = 300

/** The headers that prove a body ours: `usher-timestamp` in epoch seconds, `usher-signature: v1=` hex HMAC-SHA256 of `<timestamp>.<body>`. */
export function signatureHeaders(secret: string, body: string, now: number) {
  const timestamp = String(Math.floor(now / 1000))
  return { 'usher-timestamp': timestamp, 'usher-signature': `v1=${digest(secret, timestamp, body)}` } as const
}

/** Whether the headers (names in lower case) prove the body to come from one who knows the secret, within five minutes of `now` (epoch ms). */
export function hasSignature(
  secret: string,
  body: string,
  headers: { readonly [name: string]: string },
  now: number,
): boolean {
  const timestamp = headers['usher-timestamp'] ?? ''
  if (!/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(Number(timestamp) - Math.floor(now / 1000)) > CLOCK_SLACK_S) return false
  const expected = Buffer.from(`v1=${digest(secret, timestamp, body)}`)
  const shown = Buffer.from(headers['usher-signature'] ?? '')
  return shown.length === expected.length && timingSafeEqual(shown, expected)
}

function digest(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}
