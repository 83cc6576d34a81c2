import type { TelegramChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import { authenticate } from './authenticate.ts'
import { capabilities } from './capabilities.ts'
import { classify } from './classify.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'
import { check, subscribe } from './subscription.ts'
import { typing } from './typing.ts'

/** Telegram bots; https://core.telegram.org/bots/api */
export const telegram: Adapter<TelegramChannel> = {
  kind: 'telegram',
  capabilities,
  accountOf: () => null,
  authenticate,
  parse,
  acknowledge,
  render,
  send,
  classify,
  media,
  check,
  subscribe,
  typing,
}

/** A pressed button shows that it waits until the press is answered; the answer may stand in that of the webhook. */
function acknowledge(events: readonly ChannelEvent[]) {
  const press = events.find((event) => event.type === 'message' && event.replyToken !== undefined)
  if (press?.type !== 'message') return { status: 200, body: '' }
  const body = JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: press.replyToken })
  return { status: 200, body, contentType: 'application/json' }
}
