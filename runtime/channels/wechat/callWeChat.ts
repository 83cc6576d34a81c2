import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { SendResult } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { accessToken } from './accessToken.ts'
import { apiOf } from './apiOf.ts'
import { classify } from './classify.ts'

/** A call with the account's token; with another one, once, when that is taken no more. */
export async function callWeChat(
  egress: Egress,
  settings: WeChatChannel,
  path: string,
  body: object,
): Promise<SendResult> {
  const first = await accessToken(settings, egress)
  if ('class' in first) return first
  const result = await callWith(first.token)
  if (result.class !== 'tokenStale') return result
  const second = await accessToken(settings, egress, first.token)
  return 'class' in second ? second : callWith(second.token)

  async function callWith(token: string): Promise<SendResult> {
    const answer = await callPlatform(egress, {
      url: `${apiOf(settings)}/${path}?access_token=${encodeURIComponent(token)}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return 'class' in answer ? answer : classify(answer)
  }
}
