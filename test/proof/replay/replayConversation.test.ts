import { describe, expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { replayConversation } from '../../../runtime/proof/replay/replayConversation.ts'
import type { Node } from '../../../schemas/flow.ts'
import { recordTalk } from '../../support/recordTalk.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

type Nodes = { readonly [id: string]: Node }
const QUEUES: Nodes = {
  'to-billing': { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 3 }] },
  'to-general': { type: 'enqueue', queue: 'general' },
}
const router = (words: readonly string[], noMatch: string): Node => ({
  type: 'keywordRoute',
  rules: [{ id: 'billing', keywords: words }],
  exits: { billing: 'to-billing', noMatch },
})
const menu = (timeout: string): Node => ({
  type: 'menu',
  prompt: [{ text: 'What about?' }],
  options: [
    { id: 'bills', label: 'Bills' },
    { id: 'other', label: 'Something else' },
  ],
  timeout,
  exits: { bills: 'to-billing', other: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
})
const bot: Node = {
  type: 'botHandoff',
  bot: 'faq',
  outcomes: ['billing'],
  exits: { done: 'to-general', billing: 'to-billing', failed: 'to-general', timeout: 'to-general' },
}
const service: Node = {
  type: 'request',
  method: 'GET',
  url: 'https://shop.example/',
  exits: { ok: 'to-billing', failed: 'to-general' },
}
const workspace = (nodes: Nodes) => workspaceOf([flowOf({ ...nodes, ...QUEUES })])
const record = (nodes: Nodes) => recordTalk(workspace(nodes))
const replay = ({ turns }: Pick<ReturnType<typeof record>, 'turns'>, nodes: Nodes) =>
  replayConversation(turns, compileRelease(workspace(nodes), 'candidate'))

const QUEUE_BILLING = 'queue billing, skills billing 3'
const SAME = { difference: null, waits: 0, newFailures: [], misfit: null, isTold: true }

describe('a conversation that goes again', () => {
  test('ends as it did where nothing changed', () => {
    const talk = record({ menu: menu('PT1H') })
    talk.says('hello')
    talk.after(1)
    talk.says('1')
    expect(replay(talk, { menu: menu('PT1H') })).toMatchObject(SAME)
  })

  test('ends elsewhere when its keyword is gone', () => {
    const talk = record({ topic: router(['refund'], 'to-general') })
    talk.says('refund')
    const { difference } = replay(talk, { topic: router(['invoice'], 'to-general') })
    expect(difference).toEqual({ from: QUEUE_BILLING, to: 'queue general' })
  })

  test('ends elsewhere when another skill is asked for in the same queue', () => {
    const talk = record({ queue: { type: 'enqueue', queue: 'billing' } })
    talk.says('hello')
    const { difference } = replay(talk, {
      queue: { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing' }] },
    })
    expect(difference).toEqual({ from: 'queue billing', to: 'queue billing, skills billing 1' })
  })

  test('is compared each time that the flow was done with it', () => {
    const nodes = (words: readonly string[]) => ({ topic: router(words, 'to-general') })
    const talk = record(nodes(['refund', 'hello']))
    talk.says('hello')
    talk.agentWrites()
    talk.agentCloses()
    talk.after(5)
    talk.says('refund')
    expect(replay(talk, nodes(['refund', 'hello']))).toMatchObject(SAME)
    expect(replay(talk, nodes(['refund'])).difference).toEqual({ from: QUEUE_BILLING, to: 'queue general' })
  })

  test('is refused where its channel is gone', () => {
    const talk = record(QUEUES)
    talk.says('hello')
    const candidate = { ...workspace(QUEUES), channels: {} }
    const { difference } = replayConversation(talk.turns, compileRelease(candidate, 'candidate'))
    expect(difference).toEqual({ from: QUEUE_BILLING, to: 'refused, no channel web' })
  })

  test('tells what fails and did not fail before', () => {
    const talk = record(QUEUES)
    talk.says('hello')
    const round: Nodes = {
      a: { type: 'message', content: [{ text: 'a' }], exits: { next: 'b' } },
      b: { type: 'message', content: [{ text: 'b' }], exits: { next: 'a' } },
    }
    expect(replay(talk, round)).toMatchObject({
      newFailures: ['stepLimit'],
      difference: { from: QUEUE_BILLING, to: 'queue general' },
    })
  })
})

describe('a wait', () => {
  test('that the recording has too ends when it ended there', () => {
    const talk = record({ menu: menu('PT1H') })
    talk.says('hello')
    talk.after(61)
    talk.timesOut()
    expect(replay(talk, { menu: menu('PT1H') })).toMatchObject(SAME)
  })

  test('that was given another time ends in its own', () => {
    const talk = record({ menu: menu('PT1H') })
    talk.says('hello')
    talk.after(30)
    talk.says('1')
    expect(replay(talk, { menu: menu('PT2H') })).toMatchObject(SAME)
    expect(replay(talk, { menu: menu('PT10M') }).difference).toEqual({ from: QUEUE_BILLING, to: 'queue general' })
  })

  test('that is longer than the recording ends in silence', () => {
    const talk = record({ menu: menu('PT1H') })
    talk.says('hello')
    talk.after(60)
    talk.timesOut()
    expect(replay(talk, { menu: menu('PT2H') })).toMatchObject(SAME)
  })

  test('in which the recording was cut off goes on', () => {
    const talk = record({ menu: menu('PT1H') })
    talk.says('hello')
    expect(replay(talk, { menu: menu('PT1H') })).toMatchObject(SAME)
    expect(replay(talk, QUEUES).difference).toEqual({ from: 'waiting at menu', to: QUEUE_BILLING })
  })

  test('that is new is counted, and one that is gone', () => {
    const direct: Nodes = { start: { type: 'message', content: [{ text: 'Hi' }], exits: { next: 'to-general' } } }
    const talk = record(direct)
    talk.says('hello')
    expect(replay(talk, { menu: menu('PT1H') })).toMatchObject({ difference: null, waits: 1 })
    const asked = record({ menu: menu('PT1H') })
    asked.says('hello')
    asked.says('2')
    expect(replay(asked, direct)).toMatchObject({ difference: null, waits: -1 })
  })

  test('that comes round for ever is left', () => {
    const talk = record(QUEUES)
    talk.says('hello')
    const again = {
      ...menu('PT1M'),
      exits: { bills: 'to-billing', other: 'to-general', noMatch: 'menu', timeout: 'menu' },
    }
    expect(replay(talk, { menu: again as Node }).difference).toEqual({ from: QUEUE_BILLING, to: 'waiting at menu' })
  })
})

describe('what was recorded', () => {
  test('of a bot and a service is answered again', () => {
    const asked = record({ bot })
    asked.says('hello')
    asked.botSays('billing')
    expect(replay(asked, { hi: router(['nothing'], 'bot'), bot })).toMatchObject(SAME)
    const called = record({ service })
    called.says('hello')
    called.serviceSays(200)
    expect(replay(called, { service })).toMatchObject(SAME)
  })

  test('does not answer a bot or a service that was not called', () => {
    const talk = record(QUEUES)
    talk.says('hello')
    expect(replay(talk, { bot })).toMatchObject({ misfit: 'noAnswer', difference: { to: 'queue general' } })
    expect(replay(talk, { service })).toMatchObject({ misfit: 'noAnswer', difference: { to: 'queue general' } })
  })

  test('of a bot that is not called any more does not fit', () => {
    const talk = record({ bot })
    talk.says('hello')
    talk.botSays('billing')
    expect(replay(talk, { menu: menu('PT1H') })).toMatchObject({
      misfit: 'noCall',
      difference: { to: 'queue general' },
    })
  })

  test('as the answer to a question does not fit another', () => {
    const talk = record({ menu: menu('PT1H') })
    talk.says('hello')
    talk.says('1')
    expect(replay(talk, { other: menu('PT1H') })).toMatchObject({ misfit: 'otherQuestion', difference: null })
  })

  test('of an agent does not fit while the flow still asks', () => {
    const talk = record(QUEUES)
    talk.says('hello')
    talk.agentWrites()
    expect(replay(talk, { menu: menu('PT1H') })).toMatchObject({ misfit: 'withAgent', waits: 1 })
  })
})
