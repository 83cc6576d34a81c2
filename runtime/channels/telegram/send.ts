import type { TelegramChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { apiOf } from './apiOf.ts'
import { classify } from './classify.ts'

export async function send({ path, body }: Send, settings: TelegramChannel, egress: Egress): Promise<SendResult> {
  const answer = await callPlatform(egress, {
    url: `${apiOf(settings)}/${path}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return 'class' in answer ? answer : classify(answer)
}
