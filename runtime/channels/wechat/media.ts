import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, PlatformAnswer, ResolvedMedia } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { noFile } from '../noFile.ts'
import { accessToken } from './accessToken.ts'
import { apiOf } from './apiOf.ts'
import { classify } from './classify.ts'

/** Where a file is for three days. The address holds the token: it is for the host alone. https://developers.weixin.qq.com/doc/service/api/material/temporary/api_getmedia.html */
export async function media(ref: string, settings: WeChatChannel, egress: Egress): Promise<ResolvedMedia> {
  const answer = await accessToken(settings, egress)
  if ('class' in answer) throw noFile(answer)
  const { token } = answer
  const placeWith = (access_token: string, instead: ResolvedMedia['instead']): ResolvedMedia => {
    const query = new URLSearchParams({ access_token, media_id: ref })
    return { url: `${apiOf(settings)}/media/get?${query}`, headers: {}, ...(instead === undefined ? {} : { instead }) }
  }
  return placeWith(token, async (told) => {
    const said = saidInstead(told)
    if (said === null || !('class' in said) || said.class !== 'tokenStale') return said
    const renewed = await accessToken(settings, egress, token)
    return 'class' in renewed ? renewed : placeWith(renewed.token, async (again) => saidInstead(again))
  })
}

/** What is no file is JSON without a name for it: an error, or where a film is. A file that happens to be JSON has one. */
function saidInstead(answer: PlatformAnswer): Failure | ResolvedMedia | null {
  if (answer.headers['content-disposition'] !== undefined) return null
  const { errcode, video_url } = recordOf(jsonOf(answer.body))
  const url = textOf(video_url)
  if (url !== null) return { url, headers: {} }
  if (errcode === undefined) return null
  const result = classify(answer)
  return result.class === 'ok' ? null : result
}
