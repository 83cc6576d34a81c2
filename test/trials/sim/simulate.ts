import { type Clock, install } from '@sinonjs/fake-timers'
import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import { sourceOf } from '../../../runtime/inbound/sourceOf.ts'
import { checkHistory, type History } from '../../support/checkHistory.ts'
import { createDraws } from './createDraws.ts'
import { createModel } from './createModel.ts'
import { createOutside } from './createOutside.ts'
import { createLocks } from './createStores.ts'
import type { Flaw } from './Flaw.ts'
import { SAYINGS } from './flow.ts'
import { readHistory } from './readHistory.ts'
import { startSimHost } from './startSimHost.ts'
import { pause, type World } from './World.ts'

/*
 * One run of two hosts on one database, in one process and on a virtual clock: who comes first, what is slow, what fails and when a host dies or freezes is drawn from the seed, so a run
 * that breaks a promise is repeated by its number. In the end nothing fails any more, all work drains, and the history is checked. Of four seeds one is calm: nothing fails, though the
 * platform is slower than a lease.
 */

export type Simulated = { readonly history: History; readonly violations: readonly string[] }

const START = Date.UTC(2026, 10, 20, 12)
const SENDERS = 5
const MESSAGES = 8
const FAULTS_MS = 40_000
/** All that waits for a timer, a back-off or a lease is long done then. */
const END_MS = 20 * 60_000
const CLIENT_MS = 8_000
const TO_FAKE = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'Date',
  'performance',
] as const

/** The real one: all promises that can go on have gone on when it comes round. */
const nextRound = globalThis.setImmediate

export async function simulate(seed: number, flaw: Flaw | null = null): Promise<Simulated> {
  const clock = install({ now: START, toFake: [...TO_FAKE] })
  try {
    return await run(seed, flaw, clock)
  } finally {
    clock.uninstall()
  }
}

async function run(seed: number, flaw: Flaw | null, clock: Clock): Promise<Simulated> {
  const isCalm = seed % 4 === 0
  const draws = createDraws(seed)
  const model = createModel(flaw)
  let ids = 0
  const newId = (prefix: string): string => {
    ids += 1
    return `${prefix}_${ids}`
  }
  const world: World = { draws, model, flaw, newId, isFaulty: () => !isCalm && Date.now() < START + FAULTS_MS }
  const lock = createLocks()
  const outside = createOutside(world)
  const start = () => startSimHost(world, lock, outside)
  const hosts: [ReturnType<typeof start>, ReturnType<typeof start>] = [start(), start()]

  async function trouble(): Promise<void> {
    while (world.isFaulty()) {
      await pause(draws.within(200, 6_000))
      const index = draws.oneOf<0 | 1>([0, 1])
      const host = hosts[index]
      if (draws.isHit(0.5)) {
        host.die()
        await pause(draws.within(100, 4_000))
        hosts[index] = start()
      } else {
        host.power.freeze()
        void pause(draws.within(200, 20_000)).then(host.power.wake)
      }
    }
  }

  const acks: History['acks'][number][] = []
  const sent: string[][] = []

  /** One try of a client, which waits so long and no longer. Several at once reach one host, in this order. */
  async function post(arrivals: readonly Omit<Arrival, 'at'>[]): Promise<void> {
    const { power, inbound } = draws.oneOf(hosts)
    await pause(draws.within(0, 20))
    const posting = arrivals.map(async (arrival) => {
      const taken = power.awake().then(() => inbound.receive({ ...arrival, at: power.clock() }))
      const answer = await Promise.race([taken.catch(() => null), pause(CLIENT_MS).then(() => null)])
      if (answer === null || (world.isFaulty() && draws.isHit(0.1))) return
      acks.push({ source: arrival.source, turnId: answer.turnId })
    })
    await Promise.all(posting)
  }
  async function write(sender: number): Promise<void> {
    const address = `u${sender}`
    const own: string[] = []
    sent.push(own)
    while (own.length < MESSAGES) {
      await pause(draws.within(0, draws.isHit(0.3) ? 12_000 : 1_500))
      // What is refused comes again behind what was not: only where nothing fails is the next one sent before the answer.
      const arrivals = Array.from({ length: isCalm ? draws.within(1, 3) : 1 }, () => {
        const source = sourceOf('m', 'web', address, String(own.length))
        own.push(source)
        return {
          source,
          from: { channel: 'web', address },
          event: { type: 'message', text: draws.oneOf(SAYINGS) },
        } as const
      })
      const before = acks.length
      while (!arrivals.every(({ source }) => acks.slice(before).some((ack) => ack.source === source))) {
        await Promise.all(!isCalm && draws.isHit(0.2) ? [post(arrivals), post(arrivals)] : [post(arrivals)])
      }
    }
  }

  let writing = SENDERS
  for (let sender = 0; sender < SENDERS; sender += 1) void write(sender).then(() => (writing -= 1))
  void trouble()
  const isWaiting = (): boolean =>
    model.timers.size > 0 || [...model.outbox.values()].some(({ diedAt }) => diedAt === null)
  const isDone = (): boolean => writing === 0 && Date.now() > START + FAULTS_MS && !isWaiting()
  while (!isDone() && Date.now() < START + END_MS) {
    await new Promise((resolve) => nextRound(resolve))
    clock.next()
  }
  for (const host of hosts) host.die()

  const stuck = isDone()
    ? []
    : [
        `${writing} senders, ${model.timers.size} timers and ${model.outbox.size} deliveries and calls were still waiting.`,
      ]
  const history = readHistory(model, outside.heard, { acks, sent, isCalm })
  return { history, violations: [...stuck, ...checkHistory(history)] }
}
