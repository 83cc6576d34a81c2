import type { WeiboChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { classify } from './classify.ts'

/** The token goes with the form, for addresses end in logs. */
export async function send({ path, body }: Send, settings: WeiboChannel, egress: Egress): Promise<SendResult> {
  const { apiUrl = 'https://m.api.weibo.com', token = '' } = settings
  const form = new URLSearchParams({ access_token: token })
  for (const [name, value] of Object.entries(body)) form.append(name, String(value))
  const answer = await callPlatform(egress, {
    url: `${apiUrl.replace(/\/$/, '')}/2/${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  })
  return 'class' in answer ? answer : classify(answer)
}
