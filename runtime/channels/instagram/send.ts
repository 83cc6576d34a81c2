import type { InstagramChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { callGraph } from '../meta/callGraph.ts'
import { classifyMessaging } from '../meta/classifyMessaging.ts'
import { graphOf } from './graphOf.ts'

export async function send({ path, body }: Send, settings: InstagramChannel, egress: Egress): Promise<SendResult> {
  const answer = await callGraph(egress, graphOf(settings), { path: `me/${path}`, body })
  return 'class' in answer ? answer : classifyMessaging(answer)
}
