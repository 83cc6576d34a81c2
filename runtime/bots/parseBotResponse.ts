import type { BotResponse } from '../../schemas/wire.ts'
import { type Checked, checkValue } from '../engine/files/checkValue.ts'
import type { Event } from '../engine/index.ts'
import { parseJson } from './parseJson.ts'

/** Reads a bot's answer, in the response or by callback; the issues say where it is wrong. */
export function parseBotResponse(body: string): Checked<BotResponse> {
  const value = parseJson(body)
  if (value !== undefined) return checkValue('botResponse', value)
  const message = 'The body is not JSON.'
  return { ok: false, issues: [{ code: 'invalidJson', severity: 'error', file: '', path: '', message }] }
}

/** What a bot's answer is to the conversation that waits for `call`. */
export function botReplied(call: string, { replies = [], handback }: BotResponse): Event {
  return { type: 'botReplied', call, replies, ...(handback === undefined ? {} : { handback }) }
}
