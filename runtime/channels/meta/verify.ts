import type { HookAnswer, HookRequest } from '../Adapter.ts'
import { isSame } from '../isSigned.ts'

/** Meta asks once, when the webhook is set up, and wants its challenge back as it is. */
export function verify(
  { query }: HookRequest,
  { verifyToken = '' }: { readonly verifyToken?: string },
): HookAnswer | null {
  const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = query
  if (mode === undefined) return null
  const isRight = mode === 'subscribe' && isSame(token, verifyToken)
  return isRight ? { status: 200, body: challenge } : { status: 403, body: '' }
}
