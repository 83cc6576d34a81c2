import type { WeiboChannel } from '../../../schemas/resources.ts'
import type { ResolvedMedia } from '../Adapter.ts'
import { jsonOf, recordOf } from '../hostile.ts'
import { classify } from './classify.ts'

/** Where a file is. The address holds the token: it is for the host alone. */
export async function media(ref: string, settings: WeiboChannel): Promise<ResolvedMedia> {
  const { apiUrl = 'https://upload.api.weibo.com', token = '' } = settings
  const query = new URLSearchParams({ access_token: token, fid: ref })
  return {
    url: `${apiUrl.replace(/\/$/, '')}/2/mss/msget?${query}`,
    headers: {},
    // Its errors may come as any other answer.
    instead: async (answer) => {
      const { error, error_code } = recordOf(jsonOf(answer.body))
      if (error === undefined || error_code === undefined) return null
      const result = classify(answer)
      return result.class === 'ok' ? null : result
    },
  }
}
