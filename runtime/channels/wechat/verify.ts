import type { HookAnswer, HookRequest } from '../Adapter.ts'
import { isSorted } from './sortedSignature.ts'

/** The server's address is proven once, when it is set: what is sent comes back. */
export function verify({ query }: HookRequest, token: string | undefined): HookAnswer | null {
  const { echostr } = query
  return echostr !== undefined && isSorted(query, query.signature, token) ? { status: 200, body: echostr } : null
}
