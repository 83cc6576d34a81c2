import type { TelegramChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, Known } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { apiOf } from './apiOf.ts'
import { classify } from './classify.ts'

/** What a bot is told of; reactions come to no bot that does not name them. */
const UPDATES = ['message', 'edited_message', 'callback_query', 'message_reaction', 'my_chat_member']

/** https://core.telegram.org/bots/api#getme, #getwebhookinfo */
export async function check(settings: TelegramChannel, egress: Egress): Promise<Known | Failure> {
  const me = await call('getMe', {}, settings, egress)
  if ('class' in me) return me
  const hook = await call('getWebhookInfo', {}, settings, egress)
  if ('class' in hook) return hook
  const [name, url] = [textOf(me.result.username), textOf(hook.result.url)]
  return { class: 'ok', name: name === null ? null : `@${name}`, hookUrl: url === '' ? null : url }
}

/** https://core.telegram.org/bots/api#setwebhook */
export async function subscribe(
  hookUrl: string,
  settings: TelegramChannel,
  egress: Egress,
): Promise<{ readonly class: 'ok' } | Failure> {
  const body = { url: hookUrl, secret_token: settings.secretToken, allowed_updates: UPDATES }
  const set = await call('setWebhook', body, settings, egress)
  return 'class' in set ? set : { class: 'ok' }
}

async function call(
  method: string,
  body: object,
  settings: TelegramChannel,
  egress: Egress,
): Promise<{ readonly result: ReturnType<typeof recordOf> } | Failure> {
  const answer = await callPlatform(egress, {
    url: `${apiOf(settings)}/${method}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if ('class' in answer) return answer
  const made = classify(answer)
  return made.class === 'ok' ? { result: recordOf(recordOf(jsonOf(answer.body)).result) } : made
}
