import type { XChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { classify } from './classify.ts'

export async function send({ path, body }: Send, settings: XChannel, egress: Egress): Promise<SendResult> {
  const { apiUrl = 'https://api.x.com', token = '' } = settings
  const answer = await callPlatform(egress, {
    url: `${apiUrl.replace(/\/$/, '')}/2/${path}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return 'class' in answer ? answer : classify(answer)
}
