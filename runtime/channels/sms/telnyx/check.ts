import type { SmsChannel } from '../../../../schemas/resources.ts'
import type { Egress } from '../../../egress/createEgress.ts'
import type { Failure, Known } from '../../Adapter.ts'
import { callPlatform } from '../../callPlatform.ts'
import { classify } from './classify.ts'

/** https://developers.telnyx.com/api/messaging/list-messaging-profiles: nobody but the account may list them. */
export async function check({ apiKey = '', apiUrl = 'https://api.telnyx.com' }: SmsChannel, egress: Egress) {
  const answer = await callPlatform(egress, {
    method: 'GET',
    url: `${apiUrl}/v2/messaging_profiles?page[size]=1`,
    headers: { authorization: `Bearer ${apiKey}` },
  })
  const made = 'class' in answer ? answer : classify(answer)
  return made.class === 'ok' ? ({ class: 'ok', name: null } satisfies Known) : (made satisfies Failure)
}
