import { createHmac } from 'node:crypto'
import type { XChannel } from '../../../schemas/resources.ts'
import type { HookAnswer, HookRequest } from '../Adapter.ts'

/** The challenge that comes when the address is registered and every so often after it; https://docs.x.com/x-api/webhooks/introduction */
export function verify({ query }: HookRequest, { consumerSecret = '' }: XChannel): HookAnswer | null {
  const { crc_token } = query
  if (crc_token === undefined || crc_token === '' || consumerSecret === '') return null
  const proof = createHmac('sha256', consumerSecret).update(crc_token).digest('base64')
  return { status: 200, body: JSON.stringify({ response_token: `sha256=${proof}` }), contentType: 'application/json' }
}
