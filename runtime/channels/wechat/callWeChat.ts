import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { SendResult } from '../Adapter.ts'
import { callPlatform, type PlatformCall } from '../callPlatform.ts'
import { accessToken } from './accessToken.ts'
import { apiOf } from './apiOf.ts'
import { classify } from './classify.ts'

type Asked = { readonly result: SendResult; readonly answer: string }

export async function callWeChat(
  egress: Egress,
  settings: WeChatChannel,
  path: string,
  body: object,
): Promise<SendResult> {
  const headers = { 'content-type': 'application/json' }
  return (await askWeChat(egress, settings, path, { headers, body: JSON.stringify(body) })).result
}

/** A call with the account's token; with another one, once, when that is taken no more. */
export async function askWeChat(
  egress: Egress,
  settings: WeChatChannel,
  path: string,
  call: Omit<PlatformCall, 'url'>,
): Promise<Asked> {
  const first = await accessToken(settings, egress)
  if ('class' in first) return { result: first, answer: '' }
  const asked = await askWith(first.token)
  if (asked.result.class !== 'tokenStale') return asked
  const second = await accessToken(settings, egress, first.token)
  return 'class' in second ? { result: second, answer: '' } : askWith(second.token)

  async function askWith(token: string): Promise<Asked> {
    const url = new URL(`${apiOf(settings)}/${path}`)
    url.searchParams.set('access_token', token)
    const answer = await callPlatform(egress, { ...call, url: url.href })
    return 'class' in answer ? { result: answer, answer: '' } : { result: classify(answer), answer: answer.body }
  }
}
