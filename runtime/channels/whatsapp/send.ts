import type { WhatsAppChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callGraph } from '../meta/callGraph.ts'
import { classify } from './classify.ts'

export async function send({ path, body }: Send, settings: WhatsAppChannel, egress: Egress): Promise<SendResult> {
  const answer = await callGraph(egress, settings, { path: `${settings.phoneNumberId}/${path}`, body })
  return 'class' in answer ? answer : classify(answer)
}
