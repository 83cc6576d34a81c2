import { type Bots, createBots } from '../../../runtime/bots/createBots.ts'
import { createCall } from '../../../runtime/bots/createCall.ts'
import { botReplied } from '../../../runtime/bots/parseBotResponse.ts'
import type { Egress } from '../../../runtime/egress/createEgress.ts'
import { EgressError } from '../../../runtime/egress/EgressError.ts'
import type { CallOutcome, Carriers, Delivery } from '../../../runtime/outbox/Carriers.ts'
import type { OutboxItem } from '../../../runtime/outbox/OutboxStore.ts'
import type { History } from '../../support/checkHistory.ts'
import type { Power } from './createPower.ts'
import { WORKSPACE } from './flow.ts'
import { pause, type World } from './World.ts'

export type Heard = {
  readonly received: History['received'] & {}
  readonly botCalls: History['botCalls'] & {}
  /** the calls that the bot said it will answer by callback */
  readonly promised: ReadonlySet<string>
}
/** What a bot was asked and will answer later. */
export type Promised = { readonly call: string; readonly bot: string; readonly conversationId: string }

export const BASE_URL = 'https://usher.example'

/** The platform, the bot and the service: slow, away, refusing, and silent about what they took. They remember what they were sent. */
export function createOutside({ draws, isFaulty, flaw }: World, answerLater: (promised: Promised) => void) {
  const received: { key: string }[] = []
  const promised = new Set<string>()
  const botCalls: { key: string; at: number; expiresAt: number }[] = []

  /** Longer than a lease, now and then. */
  const work = (): Promise<void> => pause(draws.isHit(0.2) ? draws.within(3_000, 20_000) : draws.within(1, 300))
  const isHit = (probability: number): boolean => isFaulty() && draws.isHit(probability)

  async function deliver(key: string): Promise<Delivery> {
    await work()
    if (isHit(0.1)) return { ok: false, leadsTo: 'retry', error: 'away' }
    if (isHit(0.2)) return { ok: false, leadsTo: 'dead', error: 'refused' }
    received.push({ key })
    await work()
    return isHit(0.1) ? { ok: false, leadsTo: 'retry', error: 'no answer' } : { ok: true }
  }
  async function call(request: Parameters<Bots['call']>[0], id: string): Promise<CallOutcome> {
    const { call: key, bot, conversationId } = request
    await pause(draws.within(1, 6_000))
    const failed = { type: 'botFailed', call: key, reason: 'away' } as const
    if (isHit(0.2)) return { reached: false, event: failed }
    if (isHit(0.1)) return { reached: true, event: failed }
    if (draws.isHit(0.3)) {
      promised.add(id)
      answerLater({ call: key, bot, conversationId })
      return { reached: true, event: null }
    }
    const handback = draws.isHit(0.5) ? { handback: {} } : {}
    return { reached: true, event: botReplied(key, bot, { replies: [{ text: 'So it is.' }], ...handback }) }
  }
  const service: Egress = {
    call: async () => {
      await pause(draws.within(1, 6_000))
      if (isHit(0.3)) throw new EgressError('unreachable', 'away', { wasSent: draws.isHit(0.5) })
      if (isHit(0.1)) throw new EgressError('timeout', 'late')
      return { status: draws.isHit(0.8) ? 200 : 500, headers: { 'content-type': 'application/json' }, body: '{}' }
    },
    close: async () => {},
  }

  return {
    heard: { received, botCalls, promised } satisfies Heard,
    /** the bots that a host knows, for their later answers */
    botsOf: (power: Power): Bots =>
      createBots({ egress: service, workspace: () => WORKSPACE, baseUrl: () => BASE_URL, clock: power.clock }),
    /** as one host reaches them */
    carriersOf(power: Power): Carriers {
      const carry = async (item: OutboxItem): Promise<CallOutcome> => {
        const heard = (): number =>
          botCalls.push({ key: item.id, at: power.clock(), expiresAt: item.expiresAt ?? Number.POSITIVE_INFINITY })
        const bots: Bots = {
          call: (request) => {
            heard()
            return call(request, item.id)
          },
          acceptCallback: () => {
            throw new Error('Nobody is called back here.')
          },
        }
        const egress: Egress = {
          ...service,
          call: (request) => {
            heard()
            return service.call(request)
          },
        }
        return createCall(bots, egress, {}, power.clock)(flaw === 'lateCalls' ? { ...item, expiresAt: null } : item)
      }
      return {
        deliver: async (item) => {
          await power.awake()
          const delivery = await deliver(item.id)
          await power.awake()
          return delivery
        },
        call: async (item) => {
          await power.awake()
          const outcome = await carry(item)
          await power.awake()
          return outcome
        },
      }
    },
  }
}
