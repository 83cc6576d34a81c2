import type { Bot } from '../../schemas/resources.ts'
import type { BotRequest } from '../../schemas/wire.ts'
import type { Egress } from '../egress/createEgress.ts'
import type { Workspace } from '../engine/index.ts'
import { own } from '../engine/own.ts'
import type { Arrival } from '../inbound/Arrival.ts'
import type { CallOutcome } from '../outbox/Carriers.ts'
import { acceptCallback, type Callback } from './acceptCallback.ts'
import { callWebhook } from './webhook.ts'

/** The bots of the live workspace. */
export interface Bots {
  /** tells a bot what a customer wrote, in so many ms at most; whatever it comes to is an event, or null when the answer will come by callback */
  call(request: Omit<BotRequest, 'callbackUrl'>, withinMs: number): Promise<CallOutcome>
  /** verifies and parses a later answer; throws `AppError` `unauthorized` or `badRequest` with the pointer of what is wrong */
  acceptCallback(callback: Callback): Arrival
}

type BotOptions = {
  readonly egress: Egress
  /** the live workspace, with secrets resolved from the environment */
  readonly workspace: () => Workspace
  /** where bots reach this host, such as `https://chat.example.com` */
  readonly baseUrl: () => string
  /** epoch ms */
  readonly clock: () => number
}

type CallName = { readonly bot: string; readonly conversationId: string; readonly call: string }

/** Connects the bots of bots.json; each kind of bot is one file beside this one. */
export function createBots({ egress, workspace, baseUrl, clock }: BotOptions): Bots {
  const botOf = (id: string): Bot | undefined => own(workspace().bots, id)
  const callbackUrl = ({ bot, conversationId, call }: CallName): string => {
    const place = [bot, 'callback', conversationId, call].map(encodeURIComponent).join('/')
    return `${baseUrl().replace(/\/$/, '')}/api/bots/${place}`
  }
  return {
    async call(request, withinMs) {
      const bot = botOf(request.bot)
      if (bot === undefined) {
        return { reached: true, event: { type: 'botFailed', call: request.call, reason: 'unknownBot' } }
      }
      return callWebhook(egress, bot, { ...request, callbackUrl: callbackUrl(request) }, { now: clock(), withinMs })
    },
    acceptCallback: (callback) => acceptCallback(botOf(callback.bot), callbackUrl(callback), callback),
  }
}
