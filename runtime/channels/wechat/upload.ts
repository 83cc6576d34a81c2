import { FormData } from 'undici'
import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, OwnFile, Uploaded } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { askWeChat } from './callWeChat.ts'

/** Of a file that is given for a time. */
const KNOWN_MS = 3 * 24 * 3_600_000

/** https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia.html */
export async function upload(file: OwnFile, settings: WeChatChannel, egress: Egress): Promise<Uploaded | Failure> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of file.body) chunks.push(Uint8Array.from(chunk))
  const body = new FormData()
  body.set('media', new File(chunks, file.name, { type: file.mime }))
  const path = `media/upload?type=${file.kind === 'audio' ? 'voice' : 'image'}`
  const { result, answer } = await askWeChat(egress, settings, path, { headers: {}, body, timeoutMs: 60_000 })
  if (result.class !== 'ok') return result
  const id = textOf(recordOf(jsonOf(answer)).media_id)
  return id === null ? { class: 'content', code: null } : { class: 'ok', id, forMs: KNOWN_MS }
}
