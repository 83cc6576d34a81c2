import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, PlatformAnswer } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'

/** The version of the Graph API that all of this speaks. */
const VERSION = 'v25.0'

/** With what an account is reached. `host`: where the platform's own is, if it is not Facebook's. */
export type Graph = { readonly host?: string; readonly apiUrl?: string; readonly token?: string }

/** One call of the Graph API. The token goes in a header, for addresses end in logs. */
export function callGraph(
  egress: Egress,
  { host = 'https://graph.facebook.com', apiUrl = host, token = '' }: Graph,
  { path, body }: { readonly path: string; readonly body?: object },
): Promise<PlatformAnswer | Failure> {
  const authorization = { authorization: `Bearer ${token}` }
  const url = `${apiUrl.replace(/\/$/, '')}/${VERSION}/${path}`
  if (body === undefined) return callPlatform(egress, { method: 'GET', url, headers: authorization })
  const headers = { ...authorization, 'content-type': 'application/json' }
  return callPlatform(egress, { method: 'POST', url, headers, body: JSON.stringify(body) })
}
