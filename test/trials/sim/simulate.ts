import { type Clock, install } from '@sinonjs/fake-timers'
import { checkHistory, type History } from '../../support/checkHistory.ts'
import { answerAsBot } from './answerAsBot.ts'
import { createDraws } from './createDraws.ts'
import { createLocks } from './createLocks.ts'
import { createModel } from './createModel.ts'
import { createOrphans } from './createOrphans.ts'
import { createOutside } from './createOutside.ts'
import type { Flaw } from './Flaw.ts'
import { makeTrouble } from './makeTrouble.ts'
import { nothingSeen, readHistory } from './readHistory.ts'
import { createSite, type Site } from './Site.ts'
import { CLOCK_ERROR_MS, type SimHost, startSimHost } from './startSimHost.ts'
import type { Weather, World } from './World.ts'
import { workAsAgent } from './workAsAgent.ts'
import { writeAsCustomer } from './writeAsCustomer.ts'

/*
 * One run of two or three hosts on one database, in one process and on a virtual clock: who comes first, what is slow, what fails and when a host dies or freezes is drawn from the seed, so
 * a run that breaks a promise is repeated by its number. In the end nothing fails any more, all work drains, and the history is checked.
 */

export type Simulated = { readonly history: History; readonly violations: readonly string[] }

const START = Date.UTC(2026, 10, 20, 12)
const SENDERS = 5
/** Each with a level of the one skill. */
const AGENTS = { ann: 2, bob: 0, cai: 3 } as const
const FAULTS_MS = 40_000
/** All that waits for a timer, a back-off or a lease is long done then. */
const END_MS = 20 * 60_000
/** What a host was given is answered or refused by then, however often it tries again. */
const SETTLE_MS = 60_000
export const WEATHERS: readonly Weather[] = ['calm', 'storm', 'freezes', 'storm', 'deaths', 'storm', 'storm', 'storm']
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
const round = (): Promise<void> => new Promise((resolve) => nextRound(() => resolve()))

export async function simulate(seed: number, flaw: Flaw | null = null): Promise<Simulated> {
  const clock = install({ now: START, toFake: [...TO_FAKE] })
  try {
    return await run(seed, flaw, clock)
  } finally {
    clock.uninstall()
  }
}

async function run(seed: number, flaw: Flaw | null, clock: Clock): Promise<Simulated> {
  const weather = WEATHERS[seed % WEATHERS.length] ?? 'storm'
  const draws = createDraws(seed)
  const began = performance.now()
  const now = (): number => START + performance.now() - began
  const model = createModel(flaw, now)
  const isFaulty = (): boolean => weather !== 'calm' && now() < START + FAULTS_MS
  let ids = 0
  let awayUntil = 0
  const world: World = {
    draws,
    model,
    flaw,
    weather,
    now,
    isFaulty,
    isStormy: () => weather === 'storm' && isFaulty(),
    isAway: () => now() < awayUntil && isFaulty(),
    newId: (prefix) => {
      ids += 1
      return `${prefix}_${ids}`
    },
  }
  const seen = nothingSeen()
  /** customers who write and bots that owe an answer */
  let busy = 0
  const begin = (doing: Promise<void>): void => {
    busy += 1
    void doing.then(() => {
      busy -= 1
    })
  }
  const orphans = createOrphans(now)
  const shared = { lock: createLocks(), orphans }
  const outside = createOutside(world, (promised) => begin(answerAsBot(promised, world, site, seen)))
  const start = (): SimHost => startSimHost(world, shared, outside)
  const hosts: [SimHost, ...SimHost[]] = draws.isHit(0.7) ? [start(), start()] : [start(), start(), start()]
  const site: Site = createSite(world, hosts)

  for (let sender = 0; sender < SENDERS; sender += 1) begin(writeAsCustomer(sender, world, site, seen))
  for (const [agent, level] of Object.entries(AGENTS)) void workAsAgent(agent, level, world, site, seen)
  if (weather !== 'calm')
    makeTrouble(world, {
      hosts,
      start,
      jump: (ms) => clock.setSystemTime(Date.now() + ms),
      takeAway: (ms) => {
        awayUntil = now() + ms
      },
    })

  const isWaiting = (): boolean =>
    busy > 0 ||
    model.timers.size > 0 ||
    model.queues.unfinished.size > 0 ||
    [...model.outbox.values()].some(({ diedAt }) => diedAt === null)
  const isDone = (): boolean => now() > START + FAULTS_MS && !isWaiting()
  async function play(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await round()
      clock.next()
    }
  }
  await play(() => isDone() || now() > START + END_MS)
  const stuck = isDone()
    ? []
    : [
        `${busy} senders and bots, ${model.timers.size} timers, ${model.queues.unfinished.size} queue items and ${model.outbox.size} deliveries and calls were still waiting.`,
      ]
  const openOf = (): number => hosts.reduce((sum, { open }) => sum + open(), 0)
  const until = now() + SETTLE_MS
  // As it was when the playing ended: agents go on, and may give a host something in the instant after.
  let left = openOf()
  await play(() => {
    left = openOf()
    return left === 0 || now() > until
  })
  const open = left === 0 ? [] : [`${left} messages were given to a host that never answered.`]
  for (const host of hosts) host.die()
  // Whatever goes on by itself comes to its next wait, which has no end: nothing is left to the real clock.
  await round()

  const history = readHistory(model, outside.heard, {
    ...seen,
    isCalm: weather === 'calm',
    // One is ahead, another behind.
    clockErrorMs: 2 * CLOCK_ERROR_MS,
    ...(weather === 'deaths' ? { takenUp: orphans.takenUp } : {}),
  })
  return { history, violations: [...stuck, ...open, ...checkHistory(history)] }
}
