import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { apiOf } from './apiOf.ts'
import { classify } from './classify.ts'

type Token = { readonly token: string } | Failure

/** Of each account what was asked for last. WeChat tells when a token is stale, so nothing here counts its two hours. */
const known = new Map<string, Promise<Token>>()

/**
 * The token that calls go with. Every host may ask for it: the "stable" one is the same for all until it is about to end, where asking for the
 * older kind makes the one before worthless. `stale`: what WeChat took no more.
 */
export async function accessToken(settings: WeChatChannel, egress: Egress, stale?: string): Promise<Token> {
  const account = [apiOf(settings), settings.appId, settings.appSecret].join('\n')
  const last = known.get(account)
  const found = await last
  if (found !== undefined && 'token' in found && found.token !== stale) return found
  const current = known.get(account)
  // Somebody else may have asked meanwhile.
  const asked = current === undefined || current === last ? ask(settings, egress, stale) : current
  known.set(account, asked)
  return asked
}

/** https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html */
async function ask(settings: WeChatChannel, egress: Egress, stale?: string): Promise<Token> {
  const told = await askOnce(settings, egress, false)
  // What is taken no more and handed out still was revoked; an account may force a new one 20 times a day.
  return 'token' in told && told.token === stale ? askOnce(settings, egress, true) : told
}

async function askOnce(settings: WeChatChannel, egress: Egress, force_refresh: boolean): Promise<Token> {
  const { appId: appid, appSecret: secret } = settings
  const answer = await callPlatform(egress, {
    url: `${apiOf(settings)}/stable_token`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh }),
  })
  // Nothing was sent to a customer yet, so nothing is unknown.
  if ('class' in answer) return answer.class === 'unknown' ? { ...answer, class: 'retry' } : answer
  const token = textOf(recordOf(jsonOf(answer.body)).access_token)
  if (token !== null) return { token }
  const result = classify(answer)
  if (result.class === 'ok') return { class: 'retry', code: null }
  return result.class === 'tokenStale' ? { ...result, class: 'auth' } : result
}
