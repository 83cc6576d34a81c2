import type { XChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import { isSigned } from '../isSigned.ts'

/** Signed with the app's consumer secret, whatever else the app has. */
export function authenticate({ headers, rawBody }: HookRequest, { consumerSecret = '' }: XChannel): boolean {
  return isSigned({
    algorithm: 'sha256',
    secret: consumerSecret,
    data: rawBody,
    encoding: 'base64',
    prefix: 'sha256=',
    header: headers['x-twitter-webhooks-signature'],
  })
}
