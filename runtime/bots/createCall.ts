import type { BotRequest } from '../../schemas/wire.ts'
import type { Egress } from '../egress/createEgress.ts'
import type { Effect } from '../engine/index.ts'
import type { Carriers } from '../outbox/Carriers.ts'
import { callService } from './callService.ts'
import type { Bots } from './createBots.ts'

/** A call with less time left than this would arrive when it is over, wherever the other side is. */
const LEAST_MS = 500

/** Performs the outbox's calls: to a bot, or to the service of a `request` node; one whose time is over fails without being made, and none goes on beyond it. `clock` is epoch ms. */
export function createCall(
  bots: Bots,
  egress: Egress,
  env: { readonly [name: string]: string | undefined },
  clock: () => number,
): Carriers['call'] {
  return async ({ kind, payload, expiresAt }) => {
    // Whoever had it may have died, or waited for the database: the customer is not answered by what comes now, and the other side must not begin.
    const left = expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt - clock()
    const isLate = left < LEAST_MS
    // The payloads are what enact wrote for these kinds.
    if (kind === 'bot') {
      const request = payload as Omit<BotRequest, 'callbackUrl'>
      if (isLate) return { reached: true, event: { type: 'botFailed', call: request.call, reason: 'timeout' } }
      return bots.call(request, left)
    }
    const request = payload as Extract<Effect, { type: 'callRequest' }>
    if (isLate) return { reached: true, event: { type: 'requestFailed', call: request.call, reason: 'timeout' } }
    return callService(egress, { ...request, timeout: Math.min(request.timeout, left) }, env)
  }
}
