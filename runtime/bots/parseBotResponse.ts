import type { BotResponse } from '../../schemas/wire.ts'
import { type Checked, checkValue, type ValueTypes } from '../engine/files/checkValue.ts'
import type { Event } from '../engine/index.ts'
import { parseJson } from './parseJson.ts'

/** Reads a bot's answer: a response, or a later answer, which has an id; the issues say where it is wrong. */
export function parseBotResponse<Kind extends 'botResponse' | 'botCallback'>(
  kind: Kind,
  body: string,
): Checked<ValueTypes[Kind]> {
  const value = parseJson(body)
  if (value !== undefined) return checkValue(kind, value)
  const message = 'The body is not JSON.'
  return { ok: false, issues: [{ code: 'invalidJson', severity: 'error', file: '', path: '', message }] }
}

/** What a bot's answer is to the conversation that waits for `call`, if it is that bot which it waits for. */
export function botReplied(call: string, bot: string, { replies = [], handback }: BotResponse): Event {
  return { type: 'botReplied', call, bot, replies, ...(handback === undefined ? {} : { handback }) }
}
