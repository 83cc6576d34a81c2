import { own } from '../../../engine/own.ts'
import type { FailureClass, PlatformAnswer, SendResult } from '../../Adapter.ts'
import { classOfStatus, waitOf } from '../../classOfStatus.ts'
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
  return {
    class: classOf(code, status),
    code: code ?? String(status),
    ...waitOf(headers),
  }
}

function classOf(code: string | null, status: number): FailureClass {
  const named = code === null ? undefined : own(CLASSES, code)
  if (named !== undefined) return named
  return classOfStatus(status)
}
