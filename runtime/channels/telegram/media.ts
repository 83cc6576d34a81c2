import type { TelegramChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { ResolvedMedia } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { noFile } from '../noFile.ts'
import { apiOf } from './apiOf.ts'

/** Where a file is for the next hour. The address holds the token: it is for the host alone. */
export async function media(ref: string, settings: TelegramChannel, egress: Egress): Promise<ResolvedMedia> {
  const answer = await callPlatform(egress, {
    url: `${apiOf(settings)}/getFile`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ file_id: ref }),
  })
  const path = 'class' in answer ? null : textOf(recordOf(recordOf(jsonOf(answer.body)).result).file_path)
  if (path === null) throw noFile(answer)
  return { url: `${apiOf(settings, '/file')}/${path}`, headers: {} }
}
