import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { ResolvedMedia } from '../Adapter.ts'
import { noFile } from '../noFile.ts'
import { accessToken } from './accessToken.ts'
import { apiOf } from './apiOf.ts'

/** Where a file is for three days. The address holds the token: it is for the host alone. */
export async function media(ref: string, settings: WeChatChannel, egress: Egress): Promise<ResolvedMedia> {
  const answer = await accessToken(settings, egress)
  if ('class' in answer) throw noFile(answer)
  const query = new URLSearchParams({ access_token: answer.token, media_id: ref })
  return { url: `${apiOf(settings)}/media/get?${query}`, headers: {} }
}
