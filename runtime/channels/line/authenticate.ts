import type { LineChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import { isSigned } from '../isSigned.ts'

export function authenticate({ headers, rawBody }: HookRequest, { channelSecret = '' }: LineChannel): boolean {
  return isSigned({
    algorithm: 'sha256',
    secret: channelSecret,
    data: rawBody,
    encoding: 'base64',
    header: headers['x-line-signature'],
  })
}
