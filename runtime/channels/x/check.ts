import type { XChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, Known } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { callX } from './callX.ts'
import { classify } from './classify.ts'

/** https://docs.x.com/x-api/users/get-my-user */
export async function check(settings: XChannel, egress: Egress) {
  const answer = await callX(egress, settings, 'users/me', { method: 'GET' })
  if ('class' in answer) return answer
  const made = classify(answer)
  if (made.class !== 'ok') return made satisfies Failure
  const name = textOf(recordOf(recordOf(jsonOf(answer.body)).data).username)
  return { class: 'ok', name: name === null ? null : `@${name}` } satisfies Known
}
