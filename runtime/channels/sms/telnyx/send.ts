import type { SmsChannel } from '../../../../schemas/resources.ts'
import type { Egress } from '../../../egress/createEgress.ts'
import type { Send, SendResult } from '../../Adapter.ts'
import { callPlatform } from '../../callPlatform.ts'
import { textOf } from '../../hostile.ts'
import { classify } from './classify.ts'

/** https://developers.telnyx.com/api/messaging/send-message */
export async function send({ body }: Send, settings: SmsChannel, egress: Egress): Promise<SendResult> {
  const { from, apiKey = '', apiUrl = 'https://api.telnyx.com' } = settings
  const [media, tellAt] = [textOf(body.media), textOf(body.tellAt)]
  const answer = await callPlatform(egress, {
    url: `${apiUrl}/v2/messages`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({
      from,
      to: body.to,
      text: body.text,
      ...(media === null ? {} : { media_urls: [media] }),
      ...(tellAt === null ? {} : { webhook_url: tellAt }),
    }),
  })
  return 'class' in answer ? answer : classify(answer)
}
