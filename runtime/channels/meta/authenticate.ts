import type { HookRequest } from '../Adapter.ts'
import { isSigned } from '../isSigned.ts'

/**
 * Whether Meta signed the body with the app's secret: the raw bytes, for it escapes as it likes. The older header, of SHA-1, is not looked at.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export function authenticate(
  { headers, rawBody }: HookRequest,
  { appSecret = '' }: { readonly appSecret?: string },
): boolean {
  return isSigned({
    algorithm: 'sha256',
    secret: appSecret,
    data: rawBody,
    encoding: 'hex',
    prefix: 'sha256=',
    header: headers['x-hub-signature-256'],
  })
}
