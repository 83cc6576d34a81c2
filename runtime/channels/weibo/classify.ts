import { own } from '../../engine/own.ts'
import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'

/** https://open.weibo.com/wiki/Error_code */
const CLASSES: { readonly [error_code: string]: FailureClass } = {
  10001: 'retry',
  10002: 'retry',
  10003: 'retry',
  10009: 'retry',
  10010: 'retry',
  10011: 'retry',
  10004: 'auth',
  10005: 'auth',
  10006: 'auth',
  10014: 'auth',
  10013: 'invalidRecipient',
  20003: 'invalidRecipient',
  10022: 'throttled',
  10023: 'throttled',
  10024: 'throttled',
}

/** What Weibo made of a call. It gives a message no id. */
export function classify({ status, body }: PlatformAnswer): SendResult {
  const code = textOf(recordOf(jsonOf(body)).error_code)
  if (code === null && status >= 200 && status < 300) return { class: 'ok', externalId: null }
  // All of 21300 and on are about tokens.
  const named = code === null ? undefined : (own(CLASSES, code) ?? (/^21[3-5]\d\d$/.test(code) ? 'auth' : 'content'))
  return { class: named ?? byStatus(status), code: code ?? String(status) }
}

function byStatus(status: number): FailureClass {
  if (status >= 500) return 'retry'
  if (status === 429) return 'throttled'
  return status === 401 || status === 403 ? 'auth' : 'content'
}
