import { own } from '../../../engine/own.ts'
import type { FailureClass, PlatformAnswer, SendResult } from '../../Adapter.ts'
import { classOfStatus, waitOf } from '../../classOfStatus.ts'
import { jsonOf, recordOf, textOf } from '../../hostile.ts'

/** https://www.twilio.com/docs/api/errors; codes of 30,000 and more come later, in a status. */
const CLASSES: { readonly [code: string]: FailureClass } = {
  20003: 'auth',
  20404: 'auth',
  20429: 'throttled',
  21211: 'invalidRecipient',
  21217: 'invalidRecipient',
  21408: 'auth',
  21602: 'content',
  21603: 'auth',
  21604: 'invalidRecipient',
  21606: 'auth',
  21608: 'invalidRecipient',
  21610: 'optedOut',
  21611: 'throttled',
  21612: 'invalidRecipient',
  21614: 'invalidRecipient',
  21617: 'content',
  21619: 'content',
  21620: 'content',
  21623: 'content',
  21660: 'auth',
  21703: 'auth',
  30001: 'throttled',
  30002: 'auth',
  30003: 'invalidRecipient',
  30004: 'blocked',
  30005: 'invalidRecipient',
  30006: 'invalidRecipient',
  30007: 'final',
  30008: 'final',
  30022: 'throttled',
  30034: 'auth',
  63016: 'windowClosed',
  63018: 'throttled',
  63024: 'invalidRecipient',
  63032: 'optedOut',
}

/** What Twilio made of a send, in its answer or in a later status. */
export function classify({ status, headers, body }: PlatformAnswer): SendResult {
  if (status === 0) {
    const form = new URLSearchParams(body)
    const code = form.get('ErrorCode')
    const hasFailed = /^(?:failed|undelivered|canceled)$/.test(form.get('MessageStatus') ?? '')
    if (!hasFailed && code === null) return { class: 'ok', externalId: form.get('MessageSid') }
    return { class: classOf(code, 400), code }
  }
  const answer = recordOf(jsonOf(body))
  if (status < 300) return { class: 'ok', externalId: textOf(answer.sid) }
  const code = textOf(answer.code)
  return {
    class: classOf(code, status),
    code: code ?? String(status),
    ...waitOf(headers),
  }
}

function classOf(code: string | null, status: number): FailureClass {
  const named = code === null ? undefined : own(CLASSES, code)
  if (named !== undefined) return named
  return status < 400 ? 'unknown' : classOfStatus(status)
}
