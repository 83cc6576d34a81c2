import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { refOf } from './personOf.ts'

/** What Telegram made of a call; https://core.telegram.org/bots/api#making-requests */
export function classify({ status, body }: PlatformAnswer): SendResult {
  const answer = recordOf(jsonOf(body))
  if (answer.ok === true && status < 300) {
    // An album is answered with each of its messages.
    const [message] = Array.isArray(answer.result) ? answer.result : [answer.result]
    const { chat, message_id } = recordOf(message)
    return { class: 'ok', externalId: textOf(message_id) === null ? null : refOf(chat, message_id) }
  }
  const code = textOf(answer.error_code) ?? String(status)
  const { retry_after } = recordOf(answer.parameters)
  const wait = typeof retry_after === 'number' && retry_after >= 0 ? { retryAfterMs: retry_after * 1_000 } : {}
  return { class: classOf(Number(code), textOf(answer.description) ?? ''), code, ...wait }
}

function classOf(code: number, description: string): FailureClass {
  if (code === 429) return 'throttled'
  // A token that is wrong is an address that there is not.
  if (code === 401 || code === 404) return 'auth'
  if (code === 403) return /initiate/i.test(description) ? 'invalidRecipient' : 'blocked'
  if (/chat not found|user not found|PEER_ID_INVALID|chat_id is empty/i.test(description)) return 'invalidRecipient'
  if (code >= 500) return 'retry'
  return code >= 400 ? 'content' : 'unknown'
}
