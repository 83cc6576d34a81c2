import { describe, expect, test } from 'vitest'
import { compileRelease, type Workspace } from '../../../runtime/engine/index.ts'
import { wiredExits } from '../../../runtime/engine/nodes/wiredExits.ts'
import { explore, type Reached } from '../../../runtime/proof/explore/explore.ts'
import { loadWorkspace } from '../../../runtime/releases/loadWorkspace.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const TO_GENERAL: Node = { type: 'enqueue', queue: 'general' }

/** Exits that some conversation takes, as `node exit`. */
function exitsTaken(workspace: Workspace, flow: string, detail: 'exits' | 'all' = 'exits'): ReadonlySet<string> {
  const exits = new Set<string>()
  for (const { turns } of explore(compileRelease(workspace, 'r'), flow, { detail })) {
    for (const entry of turns.flatMap(({ trace }) => trace)) {
      if (entry.type === 'exitTaken') exits.add(`${entry.node} ${entry.exit}`)
    }
  }
  return exits
}

const exitsWired = ({ nodes }: Flow): readonly string[] =>
  Object.entries(nodes).flatMap(([id, node]) => Object.keys(wiredExits(node)).map((exit) => `${id} ${exit}`))

describe('exploring a flow', async () => {
  const { workspace } = await loadWorkspace('flows')
  if (workspace === null) throw new Error('the samples cannot be read')
  const alone = { ...workspace, scenarios: {} }

  test.each(Object.values(alone.flows))('takes every exit of the sample $id, without its scenarios', (flow) => {
    const taken = exitsTaken(alone, flow.id)
    expect(exitsWired(flow).filter((exit) => !taken.has(exit))).toEqual([])
  })

  const flows: readonly (readonly [string, Flow, Partial<Workspace>])[] = [
    [
      'rules by pattern, a menu behind them, and a second router behind the menu',
      flowOf({
        first: {
          type: 'keywordRoute',
          rules: [{ id: 'order', patterns: ['\\bA[0-9]{4}\\b'] }],
          exits: { order: 'to-general', noMatch: 'menu' },
        },
        menu: {
          type: 'menu',
          prompt: [{ text: 'Which?' }],
          options: [
            { id: 'one', label: 'One' },
            { id: 'two', label: 'Two' },
          ],
          exits: { one: 'second', two: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
        },
        second: {
          type: 'keywordRoute',
          rules: [{ id: 'urgent', keywords: ['urgent'] }],
          exits: { urgent: 'to-general', noMatch: 'to-general' },
        },
        'to-general': TO_GENERAL,
      }),
      {},
    ],
    [
      'hours that end between two questions',
      flowOf({
        first: {
          type: 'officeHours',
          schedule: 'office',
          exits: { open: 'ask', closed: 'to-general', holiday: 'ask', emergency: 'ask' },
        },
        ask: {
          type: 'collect',
          prompt: [{ text: 'What is it about?' }],
          variable: 'matter',
          value: { kind: 'text' },
          exits: { next: 'second', invalid: 'to-general', timeout: 'to-general' },
        },
        // Closed only for those who came while it was open.
        second: {
          type: 'officeHours',
          schedule: 'office',
          exits: { open: 'to-general', closed: 'to-general', holiday: 'to-general', emergency: 'to-general' },
        },
        'to-general': TO_GENERAL,
      }),
      {
        schedules: {
          office: {
            id: 'office',
            timeZone: 'Europe/Rome',
            weekly: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] },
            holidays: [{ date: '2026-12-07' }],
          },
        },
      },
    ],
    [
      'answers of every kind, their refusal and silence',
      flowOf(
        Object.fromEntries<Node>([
          ...(
            [
              { kind: 'text' },
              { kind: 'number', min: 18, max: 20, integer: true },
              { kind: 'email' },
              { kind: 'phone' },
              { kind: 'date', earliest: '2026-01-01' },
              { kind: 'choice', options: [{ id: 'yes', label: 'Yes' }] },
              { kind: 'pattern', pattern: '[A-Z]{2}-\\d{3,}(?:x|y)?' },
            ] as const
          ).map((value, index): [string, Node] => [
            `ask-${index}`,
            {
              type: 'collect',
              prompt: [{ text: 'Tell me' }],
              variable: `v${index}`,
              value,
              attempts: 2,
              exits: { next: index === 6 ? 'end' : `ask-${index + 1}`, invalid: 'end', timeout: 'end' },
            },
          ]),
          ['end', TO_GENERAL],
        ]),
      ),
      {},
    ],
    [
      'what a service and a bot found out',
      flowOf({
        look: {
          type: 'request',
          method: 'GET',
          url: 'https://orders.example/',
          result: { state: '/order/state' },
          exits: { ok: 'is-late', failed: 'bot' },
        },
        'is-late': {
          type: 'branch',
          cases: [
            { id: 'late', when: { attribute: 'vars.state', is: 'late' } },
            { id: 'missing', when: { attribute: 'vars.state', exists: false } },
          ],
          exits: { late: 'bot', missing: 'bot', otherwise: 'bot' },
        },
        bot: {
          type: 'botHandoff',
          bot: 'faq',
          outcomes: ['solved'],
          escape: ['person'],
          exits: { solved: 'is-angry', done: 'end', failed: 'end', timeout: 'end', escape: 'end' },
        },
        'is-angry': {
          type: 'branch',
          cases: [{ id: 'angry', when: { attribute: 'vars.mood', atMost: 2 } }],
          exits: { angry: 'end', otherwise: 'end' },
        },
        end: TO_GENERAL,
      }),
      {},
    ],
    [
      'customers by tag, tier, channel and number, and those who come back',
      flowOf(
        {
          who: {
            type: 'branch',
            cases: [
              {
                id: 'vip',
                when: {
                  all: [
                    { attribute: 'contact.tags', contains: 'vip' },
                    { attribute: 'contact.tier', in: ['gold'] },
                  ],
                },
              },
              { id: 'text', when: { attribute: 'channel.kind', is: 'sms' } },
              { id: 'old', when: { attribute: 'contact.age', greaterThan: 64 } },
            ],
            exits: { vip: 'lots', text: 'lots', old: 'lots', otherwise: 'lots' },
          },
          lots: {
            type: 'split',
            branches: [
              { id: 'few', percent: 1 },
              { id: 'many', percent: 99 },
            ],
            exits: { few: 'end', many: 'end' },
          },
          again: { type: 'message', content: [{ text: 'Again' }], exits: { next: 'end' } },
          end: TO_GENERAL,
        },
        { returning: 'again' },
      ),
      { channels: { web: { kind: 'web', flow: 'main' }, sms: { kind: 'sms', flow: 'main' } } },
    ],
    [
      'the businesses that its channels belong to',
      flowOf({
        which: {
          type: 'branch',
          cases: [{ id: 'shop', when: { attribute: 'vars.brand', is: 'Shop' } }],
          exits: { shop: 'end', otherwise: 'end' },
        },
        end: TO_GENERAL,
      }),
      {
        channels: {
          web: { kind: 'web', flow: 'main', variables: { brand: 'Harbour' } },
          shop: { kind: 'web', flow: 'main', variables: { brand: 'Shop' } },
        },
      },
    ],
  ]
  test.each(flows)('takes every exit of %s', (_what, flow, more) => {
    const taken = exitsTaken(workspaceOf([flow], more), 'main')
    expect(exitsWired(flow).filter((exit) => !taken.has(exit))).toEqual([])
  })

  test('takes a member named __proto__ for what it is, and changes no object but its own', () => {
    const flow = flowOf({
      look: {
        type: 'request',
        method: 'GET',
        url: 'https://orders.example/',
        result: { state: '/__proto__/spoilt' },
        exits: { ok: 'is-late', failed: 'end' },
      },
      'is-late': {
        type: 'branch',
        cases: [{ id: 'late', when: { attribute: 'vars.state', is: 'late' } }],
        exits: { late: 'end', otherwise: 'end' },
      },
      end: TO_GENERAL,
    })
    expect(exitsTaken(workspaceOf([flow]), 'main')).toContain('is-late late')
    expect('spoilt' in {}).toBe(false)
  })

  test('goes by the fewest steps first', () => {
    const lengths = [...explore(compileRelease(alone, 'r'), 'menu-only')].map(({ gives }: Reached) => gives.length)
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
    expect(lengths.at(-1)).toBeGreaterThan(2)
  })

  test('says every keyword in every language when it is asked for everything', () => {
    const said: unknown[] = []
    for (const { gives } of explore(compileRelease(alone, 'r'), 'front-desk', { detail: 'all' })) {
      if (gives.length > 1) break
      for (const give of gives) if ('customer' in give) said.push(give.customer)
    }
    expect(said).toEqual(expect.arrayContaining(['refund', 'pay my bill', 'rimbors', '退款', '上不了网']))
  })

  test('stops at its limit and says so', () => {
    const steps = explore(compileRelease(alone, 'r'), 'returning-customer', { limit: 3 })
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    expect(step.value).toEqual({ isComplete: false, states: 3 })
  })
})
