import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'

/** What the server says of itself, or of how much it takes. */
const TOO_MUCH = /throttl|rate limit|too many|too fast|try again later.*limit|4\.7\.28/i
const USED_UP = /quota exceeded|daily.*(?:quota|limit)|credits exceeded|sending limit/i

/**
 * What a mail server made of a letter: `status` is its reply code, `body` the reply's text, and the header `command` what it replied to. Replies that begin with 4 pass by themselves
 * (RFC 5321, 4.2.1); what they are of say the enhanced codes (RFC 3463).
 */
export function classify({ status, headers, body }: PlatformAnswer): SendResult {
  if (status >= 200 && status < 300) return { class: 'ok', externalId: headers['message-id'] ?? null }
  const [enhanced] = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(body) ?? []
  const code = enhanced === undefined ? String(status) : `${status} ${enhanced}`
  return { class: classOf(status, enhanced ?? '', body, headers.command ?? ''), code }
}

function classOf(status: number, enhanced: string, text: string, command: string): FailureClass {
  // A mailbox that is full is the customer's.
  const isOfAccount = !/^\d\.2\./.test(enhanced)
  if (enhanced === '5.4.5' || (isOfAccount && USED_UP.test(text))) return 'quota'
  if (status === 421 || status === 432 || (status < 500 && TOO_MUCH.test(text))) return 'throttled'
  if (status < 500) return 'retry'
  // The server does not know the account, or does not let it send by that name.
  if (AUTH.has(status) || /^5\.7\.(?:8|9|57|60)$/.test(enhanced) || command === 'MAIL FROM') return 'auth'
  if (/^5\.1\.(?:0|1|2|3|6|10)$/.test(enhanced) || enhanced === '5.2.1') return 'invalidRecipient'
  if (/^5\.(?:3\.4|2\.3|6\.\d+)$/.test(enhanced) || status === 552) return enhanced === '5.2.2' ? 'final' : 'content'
  if (enhanced === '' && command === 'RCPT TO') return 'invalidRecipient'
  return 'final'
}

const AUTH: ReadonlySet<number> = new Set([530, 534, 535, 538])
