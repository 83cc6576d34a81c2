import type { FailureClass, PlatformAnswer, SendResult } from '../../Adapter.ts'
import { jsonOf, listOf, recordOf, textOf } from '../../hostile.ts'

/** https://developers.telnyx.com/docs/messaging/messages/error-codes */
const CLASSES: { readonly [code: string]: FailureClass } = {
  10001: 'auth',
  10007: 'throttled',
  10009: 'auth',
  10010: 'auth',
  10011: 'throttled',
  10015: 'content',
  20100: 'quota',
  40001: 'invalidRecipient',
  40002: 'final',
  40003: 'final',
  40004: 'final',
  40005: 'final',
  40006: 'invalidRecipient',
  40008: 'final',
  40010: 'auth',
  40011: 'throttled',
  40012: 'invalidRecipient',
  40014: 'throttled',
  40300: 'optedOut',
  40301: 'content',
  40302: 'content',
  40305: 'auth',
  40310: 'invalidRecipient',
  40314: 'auth',
  40318: 'throttled',
  40321: 'invalidRecipient',
}

export function classify({ status, headers, body }: PlatformAnswer): SendResult {
  const { data, errors } = recordOf(jsonOf(body))
  if (status >= 200 && status < 300) return { class: 'ok', externalId: textOf(recordOf(data).id) }
  const code = textOf(recordOf(listOf(errors)[0]).code)
  const seconds = Number(headers['retry-after'])
  return {
    class: classOf(code, status),
    code: code ?? String(status),
    ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}),
  }
}

function classOf(code: string | null, status: number): FailureClass {
  if (code !== null && Object.hasOwn(CLASSES, code)) return CLASSES[code] ?? 'final'
  if (status === 429) return 'throttled'
  if (status === 401 || status === 403) return 'auth'
  if (status >= 500) return 'retry'
  return status >= 400 ? 'content' : 'final'
}
