import { createPublicKey, verify } from 'node:crypto'
import type { SmsChannel } from '../../../../schemas/resources.ts'
import type { HookRequest } from '../../Adapter.ts'

/** What stands before the 32 bytes of an Ed25519 key in the form that Node reads (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
/** A request is not older, nor from a later time, than this. */
const SLACK_MS = 5 * 60_000

/** Telnyx signs the time and the body with Ed25519; https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks */
export function authenticate({ headers, rawBody, now }: HookRequest, { publicKey = '' }: SmsChannel): boolean {
  const timestamp = headers['telnyx-timestamp'] ?? ''
  const key = Buffer.from(publicKey, 'base64')
  const signature = Buffer.from(headers['telnyx-signature-ed25519'] ?? '', 'base64')
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp) * 1_000) > SLACK_MS) return false
  if (key.byteLength !== 32 || signature.byteLength !== 64) return false
  const spki = createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' })
  return verify(null, Buffer.concat([Buffer.from(`${timestamp}|`), rawBody]), spki, signature)
}
