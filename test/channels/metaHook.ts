import { createHmac } from 'node:crypto'
import type { HookRequest } from '../../runtime/channels/Adapter.ts'

export const APP_SECRET = 'an app secret'

/** A webhook as Meta posts it: signed over the bytes of its body. */
export function metaHook(body: unknown, secret = APP_SECRET): HookRequest {
  const rawBody = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
  const signature = createHmac('sha256', secret).update(rawBody).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }
  return { method: 'POST', headers, query: {}, rawBody, publicUrl: null, now: 0 }
}

/** What comes when the webhook is set up. */
export const metaHandshake = (token: string): HookRequest => ({
  ...metaHook(''),
  method: 'GET',
  query: { 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': '40<1>' },
})
