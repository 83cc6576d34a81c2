import type { PlatformAnswer, SendResult } from '../Adapter.ts'
import { listOf, recordOf } from '../hostile.ts'
import { classifyGraph, type GraphClasses } from '../meta/classifyGraph.ts'

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const CLASSES: GraphClasses = {
  // More than 24 hours since the customer's last message.
  131047: 'windowClosed',
  131050: 'optedOut',
  131021: 'invalidRecipient',
  131026: 'invalidRecipient',
  131030: 'invalidRecipient',
  4: 'throttled',
  17: 'throttled',
  80007: 'throttled',
  130429: 'throttled',
  131048: 'throttled',
  131056: 'throttled',
  131064: 'quota',
  1: 'retry',
  2: 'retry',
  131000: 'retry',
  131016: 'retry',
  131052: 'retry',
  131053: 'retry',
  131057: 'retry',
  133004: 'retry',
  0: 'auth',
  3: 'auth',
  10: 'auth',
  190: 'auth',
  368: 'auth',
  130497: 'auth',
  131005: 'auth',
  131031: 'auth',
  131037: 'auth',
  131042: 'auth',
  131044: 'auth',
  131045: 'auth',
  133010: 'auth',
  // No such telephone number here, or none that the token may see.
  '100/33': 'auth',
  33: 'auth',
  100: 'content',
  131008: 'content',
  131009: 'content',
  131051: 'content',
  131062: 'content',
  131063: 'content',
  135000: 'content',
}

/** What WhatsApp made of a send, at once or in a later status. */
export function classify(answer: PlatformAnswer): SendResult {
  const result = classifyGraph(answer, CLASSES, ({ messages }) => recordOf(listOf(messages)[0]).id)
  if (result.class === 'ok') return result
  const code = result.code?.split('/')[0] ?? ''
  // All of 132xxx is a template that is not there, or not so.
  if (/^132\d{3}$/.test(code)) return { ...result, class: 'content' }
  return code === '131056' ? { ...result, isOfPair: true } : result
}
