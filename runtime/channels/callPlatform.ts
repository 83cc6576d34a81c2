import type { Egress, EgressRequest, EgressResponse } from '../egress/createEgress.ts'
import { EgressError } from '../egress/EgressError.ts'
import type { Failure, PlatformAnswer } from './Adapter.ts'

const TIMEOUT_MS = 15_000

/** `timeoutMs`: for what takes longer than a message. */
export type PlatformCall = Pick<EgressRequest, 'url' | 'headers' | 'body'> &
  Partial<Pick<EgressRequest, 'method' | 'timeoutMs'>>

/**
 * A platform's answer to a call, or what it came to when there was none: what never reached it is tried again; of what may have, nobody knows.
 * Neither throws nor tells the address, which may hold a token.
 */
export async function callPlatform(egress: Egress, request: PlatformCall): Promise<PlatformAnswer | Failure> {
  try {
    const answer: EgressResponse = await egress.call({ method: 'POST', timeoutMs: TIMEOUT_MS, ...request })
    return answer
  } catch (error) {
    if (!(error instanceof EgressError)) throw error
    const code = error.reason
    if (error.status !== null && error.status >= 400) return { status: error.status, headers: {}, body: '' }
    if (error.wasSent) return { class: 'unknown', code }
    return { class: code === 'timeout' || code === 'unreachable' ? 'retry' : 'final', code }
  }
}
