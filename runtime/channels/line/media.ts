import type { LineChannel } from '../../../schemas/resources.ts'
import type { ResolvedMedia } from '../Adapter.ts'
import { apiOf } from './apiOf.ts'

/** Where what came with a message is, for those who show the token. */
export async function media(ref: string, settings: LineChannel): Promise<ResolvedMedia> {
  return {
    url: `${apiOf(settings, 'api-data.line.me')}/message/${encodeURIComponent(ref)}/content`,
    headers: { authorization: `Bearer ${settings.token ?? ''}` },
  }
}
