import type { SunshineChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, Known, Send, SendResult } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { classify } from './classify.ts'
import { pathOf } from './pathOf.ts'

/** Posts into the customer's conversation; the latest of theirs when none is known yet, or the one that was known is none of theirs any more. */
export async function send({ path, body }: Send, settings: SunshineChannel, egress: Egress): Promise<SendResult> {
  const { user, ...message } = body
  const post = async (to: string): Promise<SendResult> => {
    const answer = await call(to, settings, egress, JSON.stringify(message))
    return 'class' in answer ? answer : classify(answer)
  }
  const posted = path.startsWith('conversations/') ? await post(path) : null
  if (posted !== null && posted.class !== 'invalidRecipient') return posted
  const latest = await latestOf(textOf(user) ?? '', settings, egress)
  if (typeof latest !== 'string') return latest
  const to = pathOf(path.endsWith('passControl') ? 'passControl' : 'messages', latest)
  return posted === null || to !== path ? post(to) : posted
}

async function latestOf(user: string, settings: SunshineChannel, egress: Egress): Promise<string | Failure> {
  const found = await call(`conversations?filter[userId]=${encodeURIComponent(user)}`, settings, egress)
  if ('class' in found) return found
  const made = classify(found)
  if (made.class !== 'ok') return made
  const id = textOf(recordOf(listOf(recordOf(jsonOf(found.body)).conversations)[0]).id)
  return id ?? { class: 'invalidRecipient', code: 'no conversation' }
}

const call = (path: string, settings: SunshineChannel, egress: Egress, body?: string) =>
  callPlatform(egress, {
    url: `${apiOf(settings)}/${path}`,
    headers: { 'content-type': 'application/json', authorization: credentialsOf(settings) },
    ...(body === undefined ? { method: 'GET' } : { body }),
  })

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
