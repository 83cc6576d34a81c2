import type { SmsChannel } from '../../../../schemas/resources.ts'
import type { Egress } from '../../../egress/createEgress.ts'
import type { Send, SendResult } from '../../Adapter.ts'
import { callPlatform } from '../../callPlatform.ts'
import { textOf } from '../../hostile.ts'
import { apiOf, credentialsOf } from './apiOf.ts'
import { classify } from './classify.ts'

/** https://www.twilio.com/docs/messaging/api/message-resource */
export async function send({ body }: Send, settings: SmsChannel, egress: Egress): Promise<SendResult> {
  const { from, messagingServiceSid } = settings
  const prefix = /^(?:whatsapp|rcs):/.exec(from ?? '')?.[0] ?? ''
  const form = new URLSearchParams({ To: `${prefix}${textOf(body.to) ?? ''}`, Body: textOf(body.text) ?? '' })
  if (from !== undefined) form.set('From', from)
  if (messagingServiceSid !== undefined) form.set('MessagingServiceSid', messagingServiceSid)
  const media = textOf(body.media)
  if (media !== null) form.set('MediaUrl', media)
  const tellAt = textOf(body.tellAt)
  if (tellAt !== null) form.set('StatusCallback', tellAt)
  const answer = await callPlatform(egress, {
    url: `${apiOf(settings)}/Messages.json`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: credentialsOf(settings) },
    body: form.toString(),
  })
  return 'class' in answer ? answer : classify(answer)
}
