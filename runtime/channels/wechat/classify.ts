import { own } from '../../engine/own.ts'
import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'

/** Failures come with status 200; https://developers.weixin.qq.com/doc/oplatform/developers/errCode/errCode.html */
const CLASSES: { readonly [errcode: string]: FailureClass } = {
  '-1': 'retry',
  40001: 'tokenStale',
  40014: 'tokenStale',
  42001: 'tokenStale',
  40003: 'invalidRecipient',
  // They follow the account no more, or take nothing from it.
  43004: 'blocked',
  43019: 'blocked',
  48002: 'optedOut',
  45015: 'windowClosed',
  45047: 'windowClosed',
  45011: 'throttled',
  45009: 'quota',
  40013: 'auth',
  40125: 'auth',
  // The address of this host is not on the account's list.
  40164: 'auth',
  41001: 'auth',
  48001: 'auth',
  48004: 'auth',
  50001: 'auth',
  50002: 'auth',
  61004: 'auth',
}

/** What WeChat made of a call. It gives a message no id. */
export function classify({ status, body }: PlatformAnswer): SendResult {
  const { errcode, msgid } = recordOf(jsonOf(body))
  const code = textOf(errcode) ?? String(status)
  if (status >= 500) return { class: 'retry', code }
  if (status === 429) return { class: 'throttled', code }
  if (status >= 400) return { class: 'content', code }
  if (errcode === undefined || errcode === 0) return { class: 'ok', externalId: textOf(msgid) }
  return { class: own(CLASSES, code) ?? 'content', code }
}
