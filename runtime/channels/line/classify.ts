import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'

/** What LINE made of a call; https://developers.line.biz/en/reference/messaging-api/#status-codes */
export function classify({ status, headers, body }: PlatformAnswer): SendResult {
  const answer = recordOf(jsonOf(body))
  // 409: a push with the same key was accepted before, and this is its answer again.
  if ((status >= 200 && status < 300) || status === 409) {
    const [sent] = listOf(answer.sentMessages)
    return { class: 'ok', externalId: textOf(recordOf(sent).id) ?? headers['x-line-accepted-request-id'] ?? null }
  }
  return { class: classOf(status, answer), code: String(status) }
}

function classOf(status: number, answer: { readonly [name: string]: unknown }): FailureClass {
  const message = textOf(answer.message) ?? ''
  if (status === 429) return /monthly limit/i.test(message) ? 'quota' : 'throttled'
  if (status === 401 || status === 403) return 'auth'
  if (status >= 500) return 'retry'
  if (status < 400) return 'unknown'
  if (/reply token/i.test(message)) return 'replyTokenSpent'
  const properties = [message, ...listOf(answer.details).map((detail) => textOf(recordOf(detail).property) ?? '')]
  // Somebody who does not exist, is no friend of the account, or has blocked it.
  const isOfRecipient = properties.some((text) => /failed to send messages|property, '?to'?\b|^to$/i.test(text))
  return isOfRecipient ? 'invalidRecipient' : 'content'
}
