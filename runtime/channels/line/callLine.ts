import type { LineChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, PlatformAnswer } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { apiOf } from './apiOf.ts'

type LineCall = {
  /** default: POST with a body, GET without */
  readonly method?: 'PUT'
  readonly path: string
  readonly body?: object
  readonly headers?: { readonly [name: string]: string }
}

export function callLine(
  egress: Egress,
  settings: LineChannel,
  { method, path, body, headers = {} }: LineCall,
): Promise<PlatformAnswer | Failure> {
  const url = `${apiOf(settings)}/${path}`
  const shown = { ...headers, authorization: `Bearer ${settings.token ?? ''}` }
  if (body === undefined) return callPlatform(egress, { method: 'GET', url, headers: shown })
  return callPlatform(egress, {
    ...(method === undefined ? {} : { method }),
    url,
    headers: { ...shown, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
