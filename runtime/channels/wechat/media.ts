import type { WeChatChannel } from '../../../schemas/resources.ts'
import { AppError } from '../../AppError.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { ResolvedMedia } from '../Adapter.ts'
import { accessToken } from './accessToken.ts'
import { apiOf } from './apiOf.ts'

/** Where a file is for three days. The address holds the token: it is for the host alone. */
export async function media(ref: string, settings: WeChatChannel, egress: Egress): Promise<ResolvedMedia> {
  const answer = await accessToken(settings, egress)
  if ('class' in answer) throw new AppError('notFound', { detail: 'WeChat does not give this file.' })
  const query = new URLSearchParams({ access_token: answer.token, media_id: ref })
  return { url: `${apiOf(settings)}/media/get?${query}`, headers: {} }
}
