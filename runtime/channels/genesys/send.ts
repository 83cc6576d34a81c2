import type { GenesysChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, Send, SendResult } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { recordOf } from '../hostile.ts'
import { classify } from './classify.ts'
import { forgetToken, tokenOf } from './tokenOf.ts'

/** Sends with the token that is known, and once more with a new one when that is no longer good. */
export async function send(asked: Send, settings: GenesysChannel, egress: Egress): Promise<SendResult> {
  const result = await sendOnce(asked, settings, egress)
  if (result.class !== 'tokenStale') return result
  forgetToken(settings)
  const again = await sendOnce(asked, settings, egress)
  return again.class === 'tokenStale' ? { ...(again as Failure), class: 'auth' } : again
}

async function sendOnce({ path, body }: Send, settings: GenesysChannel, egress: Egress): Promise<SendResult> {
  const token = await tokenOf(settings, egress)
  if (typeof token !== 'string') return token
  const { region = '', apiUrl = `https://api.${region}`, integrationId = '' } = settings
  const channel = { ...recordOf(body.channel), time: new Date().toISOString() }
  const answer = await callPlatform(egress, {
    url: `${apiUrl}/api/v2/conversations/messages/${encodeURIComponent(integrationId)}/${path}`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...body, channel }),
  })
  return 'class' in answer ? answer : classify(answer)
}
