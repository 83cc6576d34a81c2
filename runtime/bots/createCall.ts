import type { BotRequest } from '../../schemas/wire.ts'
import type { Egress } from '../egress/createEgress.ts'
import type { Effect } from '../engine/index.ts'
import type { Carriers } from '../outbox/Carriers.ts'
import type { Bots } from './createBots.ts'
import { callService } from './request.ts'

/** Performs the outbox's calls: to a bot, or to the service of a `request` node. */
export function createCall(
  bots: Bots,
  egress: Egress,
  env: { readonly [name: string]: string | undefined },
): Carriers['call'] {
  return ({ kind, payload }) => {
    // The payloads are what enact wrote for these kinds.
    if (kind === 'bot') return bots.call(payload as Omit<BotRequest, 'callbackUrl'>)
    return callService(egress, payload as Extract<Effect, { type: 'callRequest' }>, env)
  }
}
