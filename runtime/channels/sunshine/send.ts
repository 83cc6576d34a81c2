import type { SunshineChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, Known, Send, SendResult } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { classify } from './classify.ts'

/** Posts into the customer's conversation; the latest of theirs when none is known yet. */
export async function send({ path, body }: Send, settings: SunshineChannel, egress: Egress): Promise<SendResult> {
  const call = (asked: string, text?: string) =>
    callPlatform(egress, {
      url: `${apiOf(settings)}/${asked}`,
      headers: { 'content-type': 'application/json', authorization: credentialsOf(settings) },
      ...(text === undefined ? { method: 'GET' } : { body: text }),
    })
  let to = path
  if (!to.startsWith('conversations/')) {
    const found = await call(`conversations?filter[userId]=${encodeURIComponent(textOf(body.user) ?? '')}`)
    if ('class' in found) return found
    if (found.status >= 300) return classify(found)
    const id = textOf(recordOf(listOf(recordOf(jsonOf(found.body)).conversations)[0]).id)
    if (id === null) return { class: 'invalidRecipient', code: 'no conversation' }
    to = `conversations/${encodeURIComponent(id)}/${path}`
  }
  const { user: _, ...message } = body
  const answer = await call(to, JSON.stringify(message))
  return 'class' in answer ? answer : classify(answer)
}

/** The app itself, which nobody else is shown; https://docs.smooch.io/rest/#operation/getApp */
export async function check(settings: SunshineChannel, egress: Egress): Promise<Known | Failure> {
  const headers = { authorization: credentialsOf(settings) }
  const answer = await callPlatform(egress, { method: 'GET', url: apiOf(settings), headers })
  if ('class' in answer) return answer
  const made = classify(answer)
  if (made.class !== 'ok') return made
  return { class: 'ok', name: textOf(recordOf(recordOf(jsonOf(answer.body)).app).displayName) }
}

const apiOf = ({ apiUrl, subdomain, appId = '' }: SunshineChannel): string => {
  const base = apiUrl ?? (subdomain === undefined ? 'https://api.smooch.io' : `https://${subdomain}.zendesk.com/sc`)
  return `${base}/v2/apps/${encodeURIComponent(appId)}`
}

const credentialsOf = ({ keyId = '', keySecret = '' }: SunshineChannel): string =>
  `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`
