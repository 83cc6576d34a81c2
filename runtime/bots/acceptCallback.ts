import type { Bot } from '../../schemas/resources.ts'
import { AppError } from '../AppError.ts'
import { hasSignature } from '../egress/signature.ts'
import { missingName } from '../engine/environmentNames.ts'
import type { Arrival } from '../inbound/Arrival.ts'
import { sourceOf } from '../inbound/sourceOf.ts'
import { botReplied, parseBotResponse } from './parseBotResponse.ts'

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

/**
 * Takes a bot's later answer in, which was sent to `url`; a bot that does not exist is refused as a wrong signature is, so that nobody can
 * ask which bots there are.
 */
export function acceptCallback(bot: Bot | undefined, url: string, callback: Callback): Arrival {
  const { conversationId, call, headers, body, now } = callback
  const isKnown = bot !== undefined && missingName(bot.secret) === null
  if (!isKnown || !hasSignature(bot.secret, { method: 'POST', url, body }, headers, now)) {
    throw new AppError('unauthorized', {
      detail:
        'The signature is wrong, missing or older than five minutes. Send usher-timestamp: <epoch seconds> and usher-signature: v2=<hex HMAC-SHA256, with the secret of the bot, of timestamp, POST, path of the callbackUrl and body, a line feed between each two>.',
    })
  }
  const answer = parseBotResponse('botCallback', body)
  if (!answer.ok) {
    const errors = answer.issues.map(({ path, message }) => ({ pointer: path, message }))
    const [first] = errors
    const detail = `${first?.message} A later answer has an id, and the same id again is the same answer, sent twice.`
    throw new AppError('badRequest', { detail, pointer: first?.pointer ?? '', errors })
  }
  return {
    source: sourceOf('c', call, answer.value.id),
    at: now,
    from: { conversationId },
    event: botReplied(call, callback.bot, answer.value),
  }
}
