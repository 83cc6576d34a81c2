import type { LineChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, Known, PlatformAnswer } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { callLine } from './callLine.ts'
import { classify } from './classify.ts'

const ENDPOINT = 'channel/webhook/endpoint'
const NOT_FOUND = 404

/** https://developers.line.biz/en/reference/messaging-api/#get-bot-info, #get-webhook-endpoint-information */
export async function check(settings: LineChannel, egress: Egress): Promise<Known | Failure> {
  const info = read(await callLine(egress, settings, { path: 'info' }))
  if ('class' in info) return info
  const endpoint = await callLine(egress, settings, { path: ENDPOINT })
  // Of an account that has none.
  const hook = 'status' in endpoint && endpoint.status === NOT_FOUND ? { answer: {} } : read(endpoint)
  if ('class' in hook) return hook
  const { endpoint: url, active } = hook.answer
  return { class: 'ok', name: textOf(info.answer.displayName), hookUrl: active === false ? null : textOf(url) }
}

/** https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url */
export async function subscribe(
  hookUrl: string,
  settings: LineChannel,
  egress: Egress,
): Promise<{ readonly class: 'ok' } | Failure> {
  const set = read(await callLine(egress, settings, { method: 'PUT', path: ENDPOINT, body: { endpoint: hookUrl } }))
  return 'class' in set ? set : { class: 'ok' }
}

function read(given: PlatformAnswer | Failure): { readonly answer: ReturnType<typeof recordOf> } | Failure {
  if ('class' in given) return given
  const made = classify(given)
  return made.class === 'ok' ? { answer: recordOf(jsonOf(given.body)) } : made
}
