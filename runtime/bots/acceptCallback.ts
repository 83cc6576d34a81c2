import { createHash } from 'node:crypto'
import type { Bot } from '../../schemas/resources.ts'
import { AppError } from '../AppError.ts'
import { missingName } from '../engine/environmentNames.ts'
import type { Arrival } from '../inbound/Arrival.ts'
import { sourceOf } from '../inbound/sourceOf.ts'
import { botReplied, parseBotResponse } from './parseBotResponse.ts'
import { hasSignature } from './signature.ts'

/** A bot's later answer as it came in. */
export type Callback = {
  readonly bot: string
  readonly conversationId: string
  readonly call: string
  /** names in lower case */
  readonly headers: { readonly [name: string]: string }
  readonly body: string
  /** epoch ms */
  readonly now: number
}

/** Takes a bot's later answer in; a bot that does not exist is refused as a wrong signature is, so that nobody can ask which bots there are. */
export function acceptCallback(bot: Bot | undefined, callback: Callback): Arrival {
  const { conversationId, call, headers, body, now } = callback
  const isKnown = bot !== undefined && missingName(bot.secret) === null
  if (!isKnown || !hasSignature(bot.secret, body, headers, now)) {
    throw new AppError('unauthorized', {
      detail:
        'The signature is wrong, missing or older than five minutes. Sign with usher-timestamp: <epoch seconds> and usher-signature: v1=<hex HMAC-SHA256 of timestamp.body with the secret of the bot>.',
    })
  }
  const answer = parseBotResponse(body)
  if (!answer.ok) {
    const errors = answer.issues.map(({ path, message }) => ({ pointer: path, message }))
    const [first] = errors
    throw new AppError('badRequest', { detail: first?.message ?? '', pointer: first?.pointer ?? '', errors })
  }
  return {
    source: sourceOf('c', call, answer.value.id ?? `sha256-${digest(body)}`),
    at: now,
    from: { conversationId },
    event: botReplied(call, answer.value),
  }
}

/** Names an answer that has no id of its own: the same body again is the same answer, sent twice. */
function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 32)
}
