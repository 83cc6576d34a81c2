import { hashWorkspace } from '../../runtime/engine/files/hashWorkspace.ts'
import type { Effect, Event, Workspace } from '../../runtime/engine/index.ts'
import type { Sender } from '../../runtime/inbound/Arrival.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { startInbound } from './startInbound.ts'

const START = Date.UTC(2026, 10, 19, 7)
const WORDS = [
  'hello',
  'I want a refund please',
  'vorrei un rimborso',
  'refund',
  '我要退款',
  'the router blinks',
  'my internet is down, and I was charged twice',
  'what is the price',
  'non funziona niente',
  '1',
  '2',
  'the last one',
  'agent',
  'no',
  'yes',
  'nonsense words',
  '5',
  'STOP',
  'START',
  'HELP',
  'what now?',
] as const
/** What fits a question, by a part of the name of the node that asks. */
const FITTING: readonly (readonly [node: RegExp, words: string])[] = [
  [/number/, '482913'],
  [/email/, 'ada@example.com'],
  [/order/, 'ht-20417'],
]
const LANGUAGES = ['en', 'it', 'zh', undefined] as const
const OUTCOMES = ['solved', 'sales', 'billing', 'agent', undefined] as const

/** Numbers from 0 to below `n`, the same for the same seed. */
function createChance(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

/** Lets `customers` write to the channels of a workspace, in turn: they answer, fall silent, meet bots, services and agents, come back after hours and after days. */
export async function recordRun(
  store: Store,
  workspace: Workspace,
  customers: number,
  channels: readonly string[] = Object.keys(workspace.channels),
): Promise<void> {
  await store.releases.publish({ hash: hashWorkspace(workspace), publishedAt: START, note: null, workspace })
  let ids = 0
  const newId = (prefix: string): string => {
    ids += 1
    return `${prefix}_${String(ids).padStart(8, '0')}`
  }
  const { inbound } = await startInbound(store, newId)
  const chance = createChance(1)
  const pick = <Item>(items: readonly Item[]): Item => items[chance(items.length)] as Item // the index is within

  async function goOn(customer: number): Promise<void> {
    const language = pick(LANGUAGES)
    const sender: Sender = {
      channel: channels[customer % channels.length] ?? '',
      address: `a-${customer}`,
      ...(language === undefined ? {} : { language }),
      ...(chance(2) === 0 ? {} : { name: 'Ada' }),
    }
    let at = START + chance(4 * 24 * 60) * 60_000
    let asked = ''
    for (let said = 1 + chance(6); said > 0; said -= 1) {
      const fitting = FITTING.find(([node]) => node.test(asked))?.[1]
      const event: Event = { type: 'message', text: fitting === undefined || chance(6) === 0 ? pick(WORDS) : fitting }
      let answer = await inbound.receive({ source: `m:${sender.channel}:${newId('m')}`, at, from: sender, event })
      const from = { conversationId: answer.conversationId }
      for (let rounds = 3; rounds > 0 && (answer.owner === 'flow' || answer.owner === 'bot'); rounds -= 1) {
        const next = await whatComes(answer.conversationId, at)
        if (next === null) break
        at = next.at
        answer = await inbound.receive({ source: newId('s'), at, from, event: next.event })
      }
      asked = answer.waitingAt ?? ''
      at += 1_000 * (1 + chance(600))
      if (answer.owner === 'queue' && chance(3) === 0) at = await meetAgent(answer.enqueued?.queue, at)
      if (chance(12) === 0) at += 100 * 3_600_000
    }
  }

  async function whatComes(id: string, at: number): Promise<{ readonly at: number; readonly event: Event } | null> {
    const found = await store.conversations.find(id)
    const { call, timer } = found?.conversation.session ?? {}
    const effects: readonly Effect[] = found?.turns.flatMap((turn) => turn.effects) ?? []
    if (call !== undefined && chance(5) > 0) {
      const isRequest = effects.some((effect) => effect.type === 'callRequest' && effect.call === call)
      return { at: at + 400 + chance(2_000), event: isRequest ? serviceAnswer(call) : botAnswer(call) }
    }
    const due = effects.find((effect) => effect.type === 'startTimer' && effect.timer === timer)
    if (due?.type !== 'startTimer' || chance(5) > 0) return null
    return { at: due.at + chance(900), event: { type: 'timeout', timer: due.timer } }
  }

  function botAnswer(call: string): Event {
    if (chance(6) === 0) return { type: 'botFailed', call, reason: 'time-out' }
    const replies = [{ text: 'Have you tried the manual?' }]
    if (chance(3) === 0) return { type: 'botReplied', call, replies }
    const outcome = pick(OUTCOMES)
    return { type: 'botReplied', call, replies, handback: { ...(outcome === undefined ? {} : { outcome }) } }
  }
  function serviceAnswer(call: string): Event {
    if (chance(3) === 0) return { type: 'requestFailed', call, reason: 'time-out' }
    const state = pick(['sent', 'preparing', 'unknown'])
    return { type: 'requestReturned', call, status: pick([200, 404]), body: { state, delivery: { day: 'Monday' } } }
  }

  /** Whoever waits longest is taken: often another customer. */
  async function meetAgent(queue: string | undefined, at: number): Promise<number> {
    if (queue === undefined) return at
    const skills = Object.fromEntries(Object.keys(workspace.skills).map((skill) => [skill, 10]))
    const item = await store.queues.claim([queue], { id: 'ann', skills }, at, at + 60_000, {})
    if (item === null) return at
    const from = { conversationId: item.conversationId }
    const event = { type: 'agentReplied', agent: 'ann', messages: [{ text: 'Good morning' }] } as const
    await inbound.receive({ source: newId('a'), at: at + 5_000, from, event }).catch(() => {})
    await store.queues.complete(item.id, 'ann', null, at + 9_000)
    return at + 20_000
  }

  for (let customer = 0; customer < customers; customer += 1) await goOn(customer)
  await inbound.drain()
}
