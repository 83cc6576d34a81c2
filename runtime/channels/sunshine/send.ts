import type { SunshineChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { classify } from './classify.ts'

/** Posts a message into the customer's conversation; the latest of theirs when none is known yet. */
export async function send({ path, body }: Send, settings: SunshineChannel, egress: Egress): Promise<SendResult> {
  const call = (asked: string, text?: string) =>
    callPlatform(egress, {
      url: `${apiOf(settings)}/${asked}`,
      headers: { 'content-type': 'application/json', authorization: credentialsOf(settings) },
      ...(text === undefined ? { method: 'GET' } : { body: text }),
    })
  let to = path
  if (to === '') {
    const found = await call(`conversations?filter[userId]=${encodeURIComponent(textOf(body.user) ?? '')}`)
    if ('class' in found) return found
    if (found.status >= 300) return classify(found)
    const id = textOf(recordOf(listOf(recordOf(jsonOf(found.body)).conversations)[0]).id)
    if (id === null) return { class: 'invalidRecipient', code: 'no conversation' }
    to = `conversations/${encodeURIComponent(id)}/messages`
  }
  const { user: _, ...message } = body
  const answer = await call(to, JSON.stringify(message))
  return 'class' in answer ? answer : classify(answer)
}

const apiOf = ({ apiUrl, subdomain, appId = '' }: SunshineChannel): string => {
  const base = apiUrl ?? (subdomain === undefined ? 'https://api.smooch.io' : `https://${subdomain}.zendesk.com/sc`)
  return `${base}/v2/apps/${encodeURIComponent(appId)}`
}

const credentialsOf = ({ keyId = '', keySecret = '' }: SunshineChannel): string =>
  `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`
