import type { SmsChannel } from '../../../../schemas/resources.ts'
import type { Egress } from '../../../egress/createEgress.ts'
import type { Failure, Known } from '../../Adapter.ts'
import { callPlatform } from '../../callPlatform.ts'
import { jsonOf, recordOf, textOf } from '../../hostile.ts'
import { apiOf, credentialsOf } from './apiOf.ts'
import { classify } from './classify.ts'

/** https://www.twilio.com/docs/iam/api/account */
export async function check(settings: SmsChannel, egress: Egress): Promise<Known | Failure> {
  const answer = await callPlatform(egress, {
    method: 'GET',
    url: `${apiOf(settings)}.json`,
    headers: { authorization: credentialsOf(settings) },
  })
  if ('class' in answer) return answer
  const made = classify(answer)
  if (made.class !== 'ok') return made
  return { class: 'ok', name: textOf(recordOf(jsonOf(answer.body)).friendly_name) }
}
