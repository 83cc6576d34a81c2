import type { Egress } from '../../egress/createEgress.ts'
import type { ResolvedMedia } from '../Adapter.ts'
import { jsonOf, listOf, recordOf } from '../hostile.ts'
import { noFile } from '../noFile.ts'
import { callGraph, type Graph } from './callGraph.ts'
import { webAddressOf } from './webAddressOf.ts'

/** The address of a file that came with a message, anew: the one in the webhook runs out. `ref` is the message and the place of the file in it. */
export async function mediaOfMessage(ref: string, graph: Graph, egress: Egress): Promise<ResolvedMedia> {
  const [, mid = '', index = ''] = /^(.*)\/(\d+)$/s.exec(ref) ?? []
  const answer = await callGraph(egress, graph, { path: `${encodeURIComponent(mid)}/attachments` })
  const data = 'class' in answer ? [] : listOf(recordOf(jsonOf(answer.body)).data)
  const { image_data, video_data, file_url } = recordOf(data[Number(index)])
  const url = webAddressOf(recordOf(image_data).url ?? recordOf(video_data).url ?? file_url)
  if (url === null) throw noFile(answer)
  return { url, headers: {} }
}
