import type { XChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callX } from './callX.ts'
import { classify } from './classify.ts'

export async function send({ path, body }: Send, settings: XChannel, egress: Egress): Promise<SendResult> {
  const answer = await callX(egress, settings, path, { json: body })
  return 'class' in answer ? answer : classify(answer)
}
