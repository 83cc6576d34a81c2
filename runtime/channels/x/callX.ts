import type { XChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, PlatformAnswer } from '../Adapter.ts'
import { callPlatform, type PlatformCall } from '../callPlatform.ts'

/** A call with the account's token; `json` is its body. */
export function callX(
  egress: Egress,
  { apiUrl = 'https://api.x.com', token = '' }: XChannel,
  path: string,
  { json, ...call }: Omit<PlatformCall, 'url' | 'headers'> & { readonly json?: object } = {},
): Promise<PlatformAnswer | Failure> {
  const authorization = `Bearer ${token}`
  return callPlatform(egress, {
    ...call,
    url: `${apiUrl.replace(/\/$/, '')}/2/${path}`,
    headers: json === undefined ? { authorization } : { authorization, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
}
