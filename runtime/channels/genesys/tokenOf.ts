import type { GenesysChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { SendResult } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { classify } from './classify.ts'

/** Tokens by the client that they were given to; good for a day, and any number may be. */
const tokens = new Map<string, string>()
const keyOf = ({ region = '', clientId = '', clientSecret = '', apiUrl = '' }: GenesysChannel): string =>
  JSON.stringify([region, clientId, clientSecret, apiUrl])

/** The access token of a channel, or why there is none. */
export async function tokenOf(settings: GenesysChannel, egress: Egress): Promise<string | SendResult> {
  const known = tokens.get(keyOf(settings))
  if (known !== undefined) return known
  const { region = '', clientId = '', clientSecret = '', apiUrl } = settings
  const answer = await callPlatform(egress, {
    url: `${apiUrl ?? `https://login.${region}`}/oauth/token`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
  })
  if ('class' in answer) return answer
  const token = textOf(recordOf(jsonOf(answer.body)).access_token)
  if (token === null) {
    const failed = classify(answer)
    return failed.class === 'retry' || failed.class === 'throttled' ? failed : { class: 'auth', code: 'no token' }
  }
  tokens.set(keyOf(settings), token)
  return token
}

export const forgetToken = (settings: GenesysChannel): boolean => tokens.delete(keyOf(settings))
