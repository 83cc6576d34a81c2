import type { WeiboChannel } from '../../../schemas/resources.ts'
import type { ResolvedMedia } from '../Adapter.ts'

/** Where a file is. The address holds the token: it is for the host alone. */
export async function media(ref: string, settings: WeiboChannel): Promise<ResolvedMedia> {
  const { apiUrl = 'https://upload.api.weibo.com', token = '' } = settings
  const query = new URLSearchParams({ access_token: token, fid: ref })
  return { url: `${apiUrl.replace(/\/$/, '')}/2/mss/msget?${query}`, headers: {} }
}
