import type { MessengerChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callGraph } from '../meta/callGraph.ts'
import { classifyMessaging } from '../meta/classifyMessaging.ts'

export async function send({ path, body }: Send, settings: MessengerChannel, egress: Egress): Promise<SendResult> {
  const answer = await callGraph(egress, settings, { path: `${settings.pageId}/${path}`, body })
  return 'class' in answer ? answer : classifyMessaging(answer)
}
