import type { WebhookBot } from '../../schemas/resources.ts'
import type { BotRequest } from '../../schemas/wire.ts'
import { type Egress, type EgressResponse, MAX_RESPONSE_BYTES } from '../egress/createEgress.ts'
import { EgressError } from '../egress/EgressError.ts'
import { signatureHeaders } from '../egress/signature.ts'
import { missingName } from '../engine/environmentNames.ts'
import { durationMs } from '../engine/parseDuration.ts'
import type { CallOutcome } from '../outbox/Carriers.ts'
import { botReplied, parseBotResponse } from './parseBotResponse.ts'

const DEFAULT_TIMEOUT = 'PT10S'
const MAX_TIMEOUT_MS = 60_000

/**
 * Sends a bot what a customer wrote, signed, and makes an event of its answer: 200 with a `BotResponse` is the answer, 202, 204 or an empty
 * body promises it by callback, everything else is a failure, and so is no answer `withinMs`. `now` is epoch ms. Rejects with nothing but our own bugs.
 */
export async function callWebhook(
  egress: Egress,
  bot: WebhookBot,
  request: BotRequest,
  { now, withinMs }: { readonly now: number; readonly withinMs: number },
): Promise<CallOutcome> {
  const fail = (reason: string): CallOutcome => ({
    reached: true,
    event: { type: 'botFailed', call: request.call, reason },
  })
  if (missingName(bot.url, bot.secret) !== null) return fail('notConfigured')
  const body = JSON.stringify(request)
  let response: EgressResponse
  try {
    response = await egress.call({
      method: 'POST',
      url: bot.url,
      headers: {
        'content-type': 'application/json',
        ...signatureHeaders(bot.secret, { method: 'POST', url: bot.url, body }, now),
      },
      body,
      timeoutMs: Math.min(durationMs(bot.timeout ?? DEFAULT_TIMEOUT), MAX_TIMEOUT_MS, withinMs),
      maxBytes: MAX_RESPONSE_BYTES,
    })
  } catch (error) {
    if (!(error instanceof EgressError)) throw error
    // A bot knows a call by its name, so one that broke off may be repeated as one that never came about.
    if (error.reason !== 'unreachable') return fail(error.reason)
    return { reached: false, event: { type: 'botFailed', call: request.call, reason: error.reason } }
  }
  const { status } = response
  if (status < 200 || status > 299) return fail(`status${status}`)
  if (status === 202 || status === 204 || response.body.trim() === '') return { reached: true, event: null }
  const answer = parseBotResponse('botResponse', response.body)
  return answer.ok
    ? { reached: true, event: botReplied(request.call, request.bot, answer.value) }
    : fail('invalidResponse')
}
