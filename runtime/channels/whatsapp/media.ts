import type { WhatsAppChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { ResolvedMedia } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { callGraph } from '../meta/callGraph.ts'
import { noFile } from '../noFile.ts'

/** Where a file is for the next five minutes, for those who show the token. */
export async function media(ref: string, settings: WhatsAppChannel, egress: Egress): Promise<ResolvedMedia> {
  const answer = await callGraph(egress, settings, { path: encodeURIComponent(ref) })
  const { url, mime_type } = 'class' in answer ? {} : recordOf(jsonOf(answer.body))
  const [address, mime] = [textOf(url), textOf(mime_type)]
  if (address === null) throw noFile(answer)
  return {
    url: address,
    headers: { authorization: `Bearer ${settings.token ?? ''}` },
    ...(mime === null ? {} : { mime }),
  }
}
