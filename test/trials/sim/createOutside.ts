import type { Bots } from '../../../runtime/bots/createBots.ts'
import { createCall } from '../../../runtime/bots/createCall.ts'
import { botReplied } from '../../../runtime/bots/parseBotResponse.ts'
import type { Egress } from '../../../runtime/egress/createEgress.ts'
import type { CallOutcome, Carriers, Delivery } from '../../../runtime/outbox/Carriers.ts'
import type { History } from '../../support/checkHistory.ts'
import type { Power } from './createPower.ts'
import { pause, type World } from './World.ts'

export type Heard = {
  readonly received: History['received'] & {}
  readonly botCalls: History['botCalls'] & {}
  /** the calls that the bot said it will answer by callback */
  readonly promised: ReadonlySet<string>
}

/** For `request` nodes, which the flow has none of. */
const NO_EGRESS: Egress = { call: () => Promise.reject(new Error('The flow has no request.')), close: async () => {} }

/** The platform and the bot: slow, away, refusing, and silent about what they took. They remember what they were sent. */
export function createOutside({ draws, isFaulty }: World) {
  const received: { key: string }[] = []
  const promised = new Set<string>()
  const botCalls: { key: string; at: number; expiresAt: number }[] = []

  /** Longer than a lease, now and then. */
  const work = (): Promise<void> => pause(draws.isHit(0.2) ? draws.within(3_000, 20_000) : draws.within(1, 300))
  const isHit = (probability: number): boolean => isFaulty() && draws.isHit(probability)

  async function deliver(key: string): Promise<Delivery> {
    await work()
    if (isHit(0.1)) return { ok: false, isFinal: false, error: 'away' }
    if (isHit(0.2)) return { ok: false, isFinal: true, error: 'refused' }
    received.push({ key })
    await work()
    return isHit(0.1) ? { ok: false, isFinal: false, error: 'no answer' } : { ok: true }
  }
  async function call(request: Parameters<Bots['call']>[0], id: string, expiresAt: number): Promise<CallOutcome> {
    const { call: key, bot } = request
    botCalls.push({ key, at: Date.now(), expiresAt })
    await pause(draws.within(1, 6_000))
    const failed = { type: 'botFailed', call: key, reason: 'away' } as const
    if (isHit(0.2)) return { reached: false, event: failed }
    if (isHit(0.1)) return { reached: true, event: failed }
    if (draws.isHit(0.2)) {
      promised.add(id)
      return { reached: true, event: null }
    }
    const handback = draws.isHit(0.5) ? { handback: {} } : {}
    return { reached: true, event: botReplied(key, bot, { replies: [{ text: 'So it is.' }], ...handback }) }
  }

  return {
    heard: { received, botCalls, promised } satisfies Heard,
    /** as one host reaches them */
    carriersOf: (power: Power): Carriers => ({
      deliver: async (item) => {
        await power.awake()
        const delivery = await deliver(item.id)
        await power.awake()
        return delivery
      },
      call: async (item) => {
        await power.awake()
        const bots: Bots = {
          call: (request) => call(request, item.id, item.expiresAt ?? 0),
          acceptCallback: () => {
            throw new Error('The bot calls nobody back.')
          },
        }
        const outcome = await createCall(bots, NO_EGRESS, {}, power.clock)(item)
        await power.awake()
        return outcome
      },
    }),
  }
}
