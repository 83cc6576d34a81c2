import { describe, expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { sayValue } from '../../../runtime/engine/words.ts'
import { runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import type { Node } from '../../../schemas/flow.ts'
import type { Scenario, Step } from '../../../schemas/scenarios.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const say = (text: string, next: string): Node => ({ type: 'message', content: [{ text }], exits: { next } })
const nodes: { readonly [id: string]: Node } = {
  topic: {
    type: 'keywordRoute',
    rules: [
      { id: 'billing', skill: 'billing', keywords: ['refund'] },
      { id: 'faq', keywords: ['faq'] },
      { id: 'order', keywords: ['order'] },
      { id: 'bye', keywords: ['bye'] },
    ],
    exits: { billing: 'to-billing', faq: 'bot', order: 'look', bye: 'end', noMatch: 'menu' },
  },
  menu: {
    type: 'menu',
    prompt: [{ text: 'Hello {{ contact.name }}, choose' }],
    options: [{ id: 'one', label: 'One' }],
    timeout: 'PT10M',
    exits: { one: 'seen', noMatch: 'to-general', timeout: 'late' },
  },
  seen: { type: 'outcome', outcome: 'chosen', exits: { next: 'note' } },
  note: { type: 'assign', variables: { tier: '{{ contact.tier }}' }, exits: { next: 'to-general' } },
  late: say('You were away', 'to-general'),
  bot: {
    type: 'botHandoff',
    bot: 'faq',
    outcomes: ['solved'],
    exits: { done: 'to-general', solved: 'end', failed: 'to-general', timeout: 'to-general' },
  },
  look: {
    type: 'request',
    method: 'GET',
    url: 'https://shop.example/order',
    result: { state: '/state' },
    exits: { ok: 'tell', failed: 'to-general' },
  },
  tell: say('It is {{ vars.state }}', 'end'),
  end: { type: 'close', content: [{ text: 'Goodbye' }] },
  'to-general': { type: 'enqueue', queue: 'general' },
  'to-billing': { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 },
}
const release = compileRelease(workspaceOf([flowOf(nodes)]), 'r1')
const play = (steps: readonly Step[], more: Partial<Scenario> = {}) =>
  runScenario(release, 'main', { contact: { name: 'Ada', tier: 'gold' }, ...more, steps })
const prompt = 'Hello Ada, choose\n1. One'

describe('a scenario passes when it goes as it is written', () => {
  test('a goodbye that was expected tells of the closing that comes with it', () => {
    expect(play([{ customer: 'bye' }, { sent: 'Goodbye' }]).passed).toBe(true)
    expect(play([{ customer: 'bye' }, { sent: 'Goodbye' }, { closed: true }]).passed).toBe(true)
  })

  test.each<[string, readonly Step[]]>([
    ['text', [{ customer: 'hi' }, { sent: prompt }, { waiting: 'menu' }]],
    [
      'waiting, which takes the question as told',
      [{ customer: 'hi' }, { waiting: 'menu' }, { customer: 'hm' }, { waiting: 'menu' }],
    ],
    ['a part of the text', [{ customer: 'hi' }, { sent: { contains: '1. One' } }]],
    ['a pattern', [{ customer: 'hi' }, { sent: { matches: '^Hello .*choose\\n' } }]],
    [
      'a message with attachments alone',
      [{ customer: { attachments: [{ kind: 'image', url: 'https://a.example/1' }] } }, { sent: prompt }],
    ],
    ['a queue', [{ customer: 'refund' }, { enqueued: { queue: 'billing' } }]],
    ['skills by name', [{ customer: 'refund' }, { enqueued: { queue: 'billing', skills: ['billing'] } }]],
    [
      'skills with levels and priority',
      [
        { customer: 'refund' },
        { enqueued: { queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 } },
      ],
    ],
    [
      'no skills',
      [{ customer: 'hi' }, { sent: prompt }, { customer: '1' }, { enqueued: { queue: 'general', skills: [] } }],
    ],
    [
      'time that passes',
      [
        { customer: 'hi' },
        { sent: prompt },
        { after: 'PT10M' },
        { sent: 'You were away' },
        { enqueued: { queue: 'general' } },
      ],
    ],
    [
      'time that is not over yet',
      [{ customer: 'hi' }, { sent: prompt }, { after: 'PT9M59S' }, { nothing: true }, { waiting: 'menu' }],
    ],
    [
      'outcomes, variables and the path',
      [
        { customer: 'hi' },
        { path: ['topic', 'menu'] },
        { sent: prompt },
        { customer: '1' },
        { outcome: 'chosen' },
        { variables: { tier: 'gold', never: null } },
        { path: ['seen', 'note', 'to-general'] },
        { enqueued: { queue: 'general' } },
      ],
    ],
    [
      'a bot that answers and hands back',
      [
        { customer: 'faq' },
        { handedTo: 'faq' },
        { waiting: 'bot' },
        { bot: { replies: ['One', 'Two'] } },
        { sent: 'One' },
        { sent: 'Two' },
        { customer: 'thanks' },
        { nothing: true },
        { bot: { handback: { outcome: 'solved', variables: { topic: 'parcel' } } } },
        { variables: { topic: 'parcel' } },
        { sent: 'Goodbye' },
        { closed: true },
      ],
    ],
    [
      'a bot that fails',
      [{ customer: 'faq' }, { handedTo: 'faq' }, { bot: 'fails' }, { enqueued: { queue: 'general' } }],
    ],
    [
      'a request that answers',
      [
        { customer: 'order' },
        { request: { status: 200, body: { state: 'sent' } } },
        { sent: 'It is sent' },
        { sent: 'Goodbye' },
        { closed: true },
      ],
    ],
    [
      'a request that is refused',
      [{ customer: 'order' }, { request: { status: 500 } }, { enqueued: { queue: 'general' } }],
    ],
    ['a request that fails', [{ customer: 'order' }, { request: 'fails' }, { enqueued: { queue: 'general' } }]],
    [
      'an agent who closes, and a customer who comes back to the same queue',
      [
        { customer: 'refund' },
        { enqueued: { queue: 'billing' } },
        { customer: 'are you there?' },
        { nothing: true },
        { agent: 'closes' },
        { after: 'PT1H' },
        { customer: 'one more thing' },
        { enqueued: { queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 } },
      ],
    ],
    ['nothing at all', []],
  ])('%s', (_, steps) => {
    expect(play(steps)).toMatchObject({ passed: true, failures: [] })
  })
  test('a loose one passes over what it does not name, and keeps the order of what it does', () => {
    expect(play([{ customer: 'bye' }, { closed: true }], { loose: true }).passed).toBe(true)
    expect(play([{ customer: 'bye' }, { closed: true }, { sent: 'Goodbye' }], { loose: true }).passed).toBe(false)
  })
})

describe('a scenario fails', () => {
  test.each<[string, readonly Step[], number, RegExp, RegExp]>([
    ['when another text is sent', [{ customer: 'hi' }, { sent: 'Hello' }], 1, /^sent "Hello"$/, /choose/],
    [
      'when no such part is sent',
      [{ customer: 'hi' }, { sent: { contains: '2.' } }],
      1,
      /something with "2\."/,
      /choose/,
    ],
    [
      'when the pattern does not fit',
      [{ customer: 'hi' }, { sent: { matches: '^choose' } }],
      1,
      /\/\^choose\//,
      /choose/,
    ],
    ['when its pattern cannot be read', [{ customer: 'hi' }, { sent: { matches: '(?=a)' } }], 1, /\(\?=a\)/, /choose/],
    [
      'when nothing is sent',
      [{ customer: 'refund' }, { enqueued: { queue: 'billing' } }, { sent: 'x' }],
      2,
      /sent/,
      /nothing more.*queue billing/,
    ],
    [
      'when another queue has it',
      [{ customer: 'refund' }, { enqueued: { queue: 'general' } }],
      1,
      /general/,
      /billing/,
    ],
    [
      'when other skills are required',
      [{ customer: 'refund' }, { enqueued: { queue: 'billing', skills: [] } }],
      1,
      /skills/,
      /billing/,
    ],
    [
      'when the level is another',
      [{ customer: 'refund' }, { enqueued: { queue: 'billing', skills: [{ skill: 'billing', level: 2 }] } }],
      1,
      /2/,
      /3/,
    ],
    [
      'when the priority is another',
      [{ customer: 'refund' }, { enqueued: { queue: 'billing', priority: 0 } }],
      1,
      /priority/,
      /5/,
    ],
    [
      'when it waits elsewhere',
      [{ customer: 'hi' }, { sent: prompt }, { waiting: 'bot' }],
      2,
      /waiting at bot/,
      /waiting at menu/,
    ],
    [
      'when it does not wait any more',
      [{ customer: 'refund' }, { enqueued: { queue: 'billing' } }, { waiting: 'to-billing' }],
      2,
      /waiting/,
      /queue billing/,
    ],
    [
      'when a variable has another value',
      [{ customer: 'hi' }, { sent: prompt }, { variables: { tier: 'gold' } }],
      2,
      /tier = "gold"/,
      /null/,
    ],
    ['when another way was taken', [{ customer: 'hi' }, { path: ['menu'] }], 1, /path menu/, /topic → menu/],
    ['when there was no such outcome', [{ customer: 'refund' }, { outcome: 'chosen' }], 1, /chosen/, /no outcome/],
    ['when it was not closed', [{ customer: 'hi' }, { closed: true }], 1, /closed/, /choose/],
    ['when no bot got it', [{ customer: 'hi' }, { handedTo: 'faq' }], 1, /handed to faq/, /choose/],
    ['when something is sent that should not be', [{ customer: 'hi' }, { nothing: true }], 1, /nothing/, /choose/],
    [
      'when something is left before the next give',
      [{ customer: 'hi' }, { customer: '1' }],
      1,
      /nothing more/,
      /choose/,
    ],
    ['when something is left at the end', [{ customer: 'bye' }], 1, /nothing more/, /Goodbye/],
    [
      'when a bot answers that nobody asked',
      [{ customer: 'hi' }, { sent: prompt }, { bot: { replies: ['x'] } }],
      2,
      /a bot/,
      /waiting at menu/,
    ],
    [
      'when a request answers that nobody sent',
      [{ customer: 'faq' }, { handedTo: 'faq' }, { request: 'fails' }],
      2,
      /a request/,
      /with the bot/,
    ],
    ['when an agent closes what no agent has', [{ agent: 'closes' }], 0, /agent/, /no conversation yet/],
  ])('%s, and says what it expected and what it got', (_, steps, step, expected, got) => {
    const { passed, failures } = play(steps)
    expect(passed).toBe(false)
    const said = failures.map((failure) => [failure.step, sayValue(failure.expected), sayValue(failure.got)])
    expect(said).toEqual([[step, expect.stringMatching(expected), expect.stringMatching(got)]])
  })
  test('at its first wrong step alone, with the conversation as it went', () => {
    const { failures, conversation } = play([{ customer: 'hi' }, { sent: 'x' }, { customer: '1' }, { sent: 'y' }])
    expect(failures).toHaveLength(1)
    const at = Date.UTC(2026, 0, 5, 10)
    expect(conversation).toEqual([
      { at, who: 'customer', text: 'hi' },
      { at, who: 'flow', text: prompt },
    ])
  })
})

test('the conversation is told on the clock of the scenario, with everybody who took part', () => {
  const { conversation } = play(
    [
      { customer: 'hi' },
      { sent: prompt },
      { after: 'PT1H' },
      { sent: 'You were away' },
      { enqueued: { queue: 'general' } },
      { agent: 'closes' },
    ],
    { at: '2026-11-20T10:00:00+01:00' },
  )
  const start = Date.UTC(2026, 10, 20, 9)
  expect(conversation.map(({ at, who }) => [at - start, who])).toEqual([
    [0, 'customer'],
    [0, 'flow'],
    [600_000, 'clock'],
    [600_000, 'flow'],
    [600_000, 'host'],
    [3_600_000, 'agent'],
  ])
})

test('the nodes and exits that it went through are told once each', () => {
  const { nodes: entered, exits } = play([
    { customer: 'hi' },
    { sent: prompt },
    { customer: '1' },
    { enqueued: { queue: 'general' } },
  ])
  expect(entered).toEqual(['topic', 'menu', 'seen', 'note', 'to-general'])
  expect(exits).toEqual(['topic noMatch', 'menu one', 'seen next', 'note next'])
})

test('playing it again gives the same', () => {
  const steps: readonly Step[] = [
    { customer: 'faq' },
    { handedTo: 'faq' },
    { after: 'PT1H' },
    { enqueued: { queue: 'general' } },
  ]
  expect(JSON.stringify(play(steps))).toBe(JSON.stringify(play(steps)))
  expect(play(steps).passed).toBe(true)
})

describe('a scenario that switches an emergency', () => {
  const hours: Node = {
    type: 'officeHours',
    schedule: 'always',
    exits: { open: 'open', closed: 'open', holiday: 'open', emergency: 'outage' },
  }
  const flow = flowOf({ hours, open: say('Open', 'end'), outage: say('An outage', 'end'), end: { type: 'close' } })
  const live = compileRelease(workspaceOf([flow]), 'r1')
  const steps = (text: string): readonly Step[] => [{ customer: 'hi' }, { sent: text }, { closed: true }]

  test('has it in this scenario alone', () => {
    expect(runScenario(live, 'main', { emergency: { always: true }, steps: steps('An outage') }).passed).toBe(true)
    expect(runScenario(live, 'main', { steps: steps('Open') }).passed).toBe(true)
  })
  test('of a schedule that does not exist fails', () => {
    const { passed, failures } = runScenario(live, 'main', { emergency: { night: true }, steps: steps('Open') })
    expect(passed).toBe(false)
    expect(sayValue(failures[0]?.expected ?? '')).toContain('night')
  })
})

test('a customer who presses Start begins the flow with what the link carries, also when it was under way', () => {
  const ask = (next: string): Node => ({
    type: 'collect',
    prompt: [{ text: 'You come about {{ vars.referral.payload }}{{ vars.referral.source }}.' }],
    variable: 'what',
    value: { kind: 'text' },
    exits: { next, invalid: next, timeout: next },
  })
  const release = compileRelease(
    workspaceOf([flowOf({ ask: ask('to-general'), 'to-general': { type: 'enqueue', queue: 'general' } })]),
    'hash',
  )
  const result = runScenario(release, 'main', {
    steps: [
      { customer: { text: '', start: { payload: 'shoes' } } },
      { sent: 'You come about shoes.' },
      { customer: { text: '', start: { payload: 'hats', source: ' (AD)' } } },
      { sent: 'You come about hats (AD).' },
      { waiting: 'ask' },
    ],
  })
  expect(result.failures).toEqual([])
})
