import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import { compileRelease, type Workspace } from '../../../runtime/engine/index.ts'
import { sayValue, words } from '../../../runtime/engine/words.ts'
import { applyEdits } from '../../../runtime/proof/diff/applyEdits.ts'
import { compareBehaviour } from '../../../runtime/proof/diff/behaviour/compareBehaviour.ts'
import { sayBehaviour } from '../../../runtime/proof/diff/behaviour/sayBehaviour.ts'
import type { Edit } from '../../../runtime/proof/diff/Edit.ts'
import { renameNodes } from '../../../runtime/proof/diff/renameNodes.ts'
import { renderLines } from '../../../runtime/proof/diff/renderLines.ts'
import { runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import type { Flow, Json, KeywordRule, Node } from '../../../schemas/flow.ts'
import { DESK, deskWorkspace } from '../../support/deskWorkspace.ts'
import { edited, editsOf } from '../../support/editsOf.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

type Change = (flow: Flow) => Flow
const by =
  (edit: Edit): Change =>
  (flow) =>
    applyEdits(flow as Json, [edit]) as Flow // the edits keep it a flow
const set = (path: string, to: Json): Change => by({ edit: 'set', path, to })
const insert = (path: string, to: Json, after: string | null): Change => by({ edit: 'insert', path, to, after })
const remove = (path: string): Change => by({ edit: 'remove', path, from: null })
const order = (path: string, ...to: string[]): Change => by({ edit: 'order', path, from: [], to })
const make = (changes: readonly Change[], flow: Flow = DESK): Flow =>
  changes.reduce((made, change) => change(made), flow)

const base = deskWorkspace()
const compare = (...changes: readonly Change[]) => compareBehaviour(base, deskWorkspace(make(changes)), 'desk')
const told = (comparison: ReturnType<typeof compareBehaviour>) =>
  comparison.differences.map(
    ({ kind, when, before, after }) => `${kind}: ${sayValue(when)}: ${sayValue(before)} → ${sayValue(after)}`,
  )

describe('proves that no behaviour changed', () => {
  const cases: readonly (readonly [string, readonly Change[]])[] = [
    ['by nothing', []],
    ['by a rename', [(flow) => renameNodes(flow, [{ from: 'menu', to: 'subjects' }])]],
    ['by another name of the flow', [set('/name', 'Desk')]],
    [
      'by another order of keywords within a rule',
      [order('/nodes/topic/rules/billing/keywords/en', 'pay my bill', 'invoice', 'refund*')],
    ],
    [
      'by other writing of a keyword',
      [
        remove('/nodes/topic/rules/billing/keywords/en/invoice'),
        insert('/nodes/topic/rules/billing/keywords/en/INVOICE', 'INVOICE', null),
      ],
    ],
    [
      'by another id of a rule or option',
      [(flow) => JSON.parse(JSON.stringify(flow).replaceAll('"order"', '"parcels"'))],
    ],
    ['by a node that nothing leads to', [set('/nodes/extra', { type: 'close' })]],
    [
      'by a second node that does the same',
      [set('/nodes/also', DESK.nodes['to-general'] as Json), set('/nodes/away/exits/next', 'also')],
    ],
  ]
  it.each(cases)('%s', (_, changes) => {
    expect(compare(...changes)).toEqual({
      flow: 'desk',
      verdict: 'same',
      differences: [],
      because: [],
      conversations: 0,
      isComplete: true,
    })
  })
  it('by a keyword moved between rules that lead to the same place', () => {
    const rules = (first: readonly string[], second: readonly string[]): Flow =>
      flowOf({
        route: {
          type: 'keywordRoute',
          rules: [
            { id: 'a', keywords: first },
            { id: 'b', keywords: second },
          ],
          exits: { a: 'end', b: 'end', noMatch: 'other' },
        },
        end: { type: 'enqueue', queue: 'billing' },
        other: { type: 'enqueue', queue: 'general' },
      })
    const compareRules = (second: Flow) =>
      compareBehaviour(workspaceOf([rules(['x'], ['y', 'z'])]), workspaceOf([second]), 'main')
    expect(compareRules(rules(['x', 'y'], ['z'])).verdict).toBe('same')
    expect(told(compareRules(rules(['x'], ['z'])))).toEqual(['ends: “y”: queue billing → queue general'])
  })
})

describe('tells which messages end elsewhere', () => {
  const route = (exits: { readonly x: string; readonly noMatch: string }): Node => ({
    type: 'keywordRoute',
    rules: [{ id: 'x', keywords: ['parcel'] }],
    exits,
  })
  const menu = (exits: { readonly a: string; readonly timeout: string }): Node => ({
    type: 'menu',
    prompt: [{ text: 'What is it?' }],
    options: [{ id: 'a', label: 'An order' }],
    exits: { ...exits, noMatch: 'end' },
  })
  const ends = { end: { type: 'enqueue', queue: 'general' }, other: { type: 'enqueue', queue: 'billing' } } as const
  it('when one message is read by a menu, and by a router behind it', () => {
    const behind = (x: string) =>
      workspaceOf([
        flowOf({ menu: menu({ a: 'route', timeout: 'end' }), route: route({ x, noMatch: 'end' }), ...ends }),
      ])
    expect(told(compareBehaviour(behind('end'), behind('other'), 'main'))).toContain(
      'ends: “An order parcel”: queue general → queue billing',
    )
  })
  it('when a router reads an old message after the silence of a menu', () => {
    const behind = (x: string) =>
      workspaceOf([
        flowOf({ menu: menu({ a: 'end', timeout: 'route' }), route: route({ x, noMatch: 'end' }), ...ends }),
      ])
    expect(told(compareBehaviour(behind('end'), behind('other'), 'main'))).toContain(
      'ends: PT1H of silence: queue general → queue billing',
    )
  })
  it('when a keyword moves to another rule', () => {
    const comparison = compare(
      remove('/nodes/topic/rules/billing/keywords/en/refund*'),
      insert('/nodes/topic/rules/general/keywords/en/refund*', 'refund*', null),
    )
    expect(comparison.verdict).toBe('differs')
    expect(told(comparison)[0]).toBe('ends: “refund”: queue billing, skills billing 3, priority 5 → queue general')
  })
  it('when an exit is rewired', () => {
    expect(told(compare(set('/nodes/menu/exits/bill', 'to-general')))).toContain(
      'ends: “1”: queue billing, skills billing 3, priority 5 → queue general',
    )
  })
  it('when rules change their order, with a message that holds keywords of both', () => {
    expect(told(compare(order('/nodes/topic/rules', 'general', 'billing')))).toEqual([
      'ends: “opening hours invoice”: queue billing, skills billing 3, priority 5 → queue general',
    ])
  })
  it('when options change their order', () => {
    expect(told(compare(order('/nodes/menu/options', 'other', 'order', 'bill')))).toContain(
      'ends: “1”: queue billing, skills billing 3, priority 5 → queue general',
    )
  })
  it('when an option comes to mean yes', () => {
    const comparison = compare(set('/nodes/menu/options/bill/means', 'yes'))
    expect(comparison.verdict).toBe('differs')
    expect(told(comparison)[0]).toBe('ends: “yes”: waits at menu → queue billing, skills billing 3, priority 5')
  })
  it('when the time to answer changes', () => {
    const comparison = compare(set('/nodes/menu/timeout', 'PT5M'))
    expect(told(comparison)).toContain('ends: PT5M of silence: waits at menu → queue general')
  })
  it('when a schedule changes its hours', () => {
    const support = {
      ...base.schedules.support,
      id: 'support',
      timeZone: 'Europe/Rome',
      weekly: { mon: ['09:00-12:00'] },
    }
    const comparison = compareBehaviour(base, { ...base, schedules: { support } }, 'desk')
    expect(sayValue(comparison.differences[0]?.before ?? '')).toBe('queue billing, skills billing 3, priority 5')
    expect(sayValue(comparison.differences[0]?.after ?? '')).toBe('queue general')
  })
  it('when a condition changes', () => {
    const branch = (tier: string): Workspace =>
      workspaceOf([
        flowOf({
          vip: {
            type: 'branch',
            cases: [{ id: 'gold', when: { attribute: 'contact.tier', is: tier } }],
            exits: { gold: 'fast', otherwise: 'slow' },
          },
          fast: { type: 'enqueue', queue: 'billing' },
          slow: { type: 'enqueue', queue: 'general' },
        }),
      ])
    const { differences } = compareBehaviour(branch('gold'), branch('silver'), 'main')
    expect(
      differences.map(({ before, after, example }) => [sayValue(before), sayValue(after), example.contact]),
    ).toEqual([
      ['queue billing', 'queue general', { tier: 'gold' }],
      ['queue general', 'queue billing', { tier: 'silver' }],
    ])
  })
  it('when a bot comes back another way', () => {
    const bot = (to: string): Workspace =>
      workspaceOf([
        flowOf({
          bot: {
            type: 'botHandoff',
            bot: 'faq',
            outcomes: ['sold'],
            exits: { sold: to, done: 'a', failed: 'a', timeout: 'a' },
          },
          a: { type: 'enqueue', queue: 'general' },
          b: { type: 'enqueue', queue: 'billing' },
        }),
      ])
    expect(told(compareBehaviour(bot('a'), bot('b'), 'main'))).toEqual([
      'ends: the bot answers {"handback":{"outcome":"sold"}}: queue general → queue billing',
    ])
  })
  it('when a service fails another way', () => {
    const request = (to: string): Workspace =>
      workspaceOf([
        flowOf({
          ask: { type: 'request', method: 'GET', url: 'https://orders.example/', exits: { ok: 'a', failed: to } },
          a: { type: 'enqueue', queue: 'general' },
          b: { type: 'enqueue', queue: 'billing' },
        }),
      ])
    expect(told(compareBehaviour(request('a'), request('b'), 'main'))).toEqual([
      'ends: the service answers {"status":500}: queue general → queue billing',
      'ends: the request fails: queue general → queue billing',
    ])
  })
  it('when a called flow changes', () => {
    const calling = (queue: string): Workspace => {
      const called = flowOf({ done: { type: 'outcome', outcome: 'found' } }, { id: 'called' })
      const ask: Node = {
        type: 'keywordRoute',
        rules: [{ id: 'x', keywords: ['x'] }],
        exits: { x: queue, noMatch: 'done' },
      }
      const nodes = { ask, done: called.nodes.done as Node, other: { type: 'outcome', outcome: 'lost' } as const }
      return workspaceOf([
        flowOf({
          call: { type: 'subflow', flow: 'called', exits: { found: 'a', lost: 'b' } },
          a: { type: 'enqueue', queue: 'general' },
          b: { type: 'enqueue', queue: 'billing' },
        }),
        { ...called, start: 'ask', nodes },
      ])
    }
    expect(told(compareBehaviour(calling('done'), calling('other'), 'main'))).toEqual([
      'ends: “x”: queue general → queue billing',
    ])
    expect(compareBehaviour(calling('other'), calling('other'), 'main').verdict).toBe('same')
  })
})

describe('does not take for the same', () => {
  const rules = (a: Partial<KeywordRule>, b: Partial<KeywordRule>): Workspace =>
    workspaceOf([
      flowOf({
        route: {
          type: 'keywordRoute',
          rules: [
            { id: 'a', ...a },
            { id: 'b', ...b },
          ],
          exits: { a: 'say', b: 'say', noMatch: 'say' },
        },
        say: { type: 'message', content: [{ text: { en: 'Hello', it: 'Ciao' } }], exits: { next: 'end' } },
        end: { type: 'enqueue', queue: 'general' },
      }),
    ])
  it('rules that lead to the same place and require another skill', () => {
    const [before, after] = [
      rules({ skill: 'billing', keywords: ['x', 'y'] }, { keywords: ['z'] }),
      rules({ skill: 'billing', keywords: ['x'] }, { keywords: ['y', 'z'] }),
    ]
    expect(told(compareBehaviour(before, after, 'main'))).toContain(
      'ends: “y”: queue general, skills billing 1 → queue general',
    )
  })
  it('rules that lead to the same place and speak another language', () => {
    const [before, after] = [
      rules({ keywords: { en: ['taxi'], it: ['ora'] } }, { keywords: ['z'] }),
      rules({ keywords: { en: [], it: ['ora', 'taxi'] } }, { keywords: ['z'] }),
    ]
    expect(told(compareBehaviour(before, after, 'main'))).toContain('says: “taxi”: “Hello” → “Ciao”')
  })
  it('rules of which one takes a word for a typo that is in a keyword of the other', () => {
    const before = rules({ skill: 'billing', keywords: ['charge'], typos: true }, { keywords: ['plan'] })
    const after = rules(
      { skill: 'billing', keywords: ['charge'], typos: true },
      { keywords: ['plan', 'change my plan'] },
    )
    expect(['notProved', 'differs']).toContain(compareBehaviour(before, after, 'main').verdict)
    expect(compareBehaviour(before, before, 'main').verdict).toBe('same')
  })
  const general: Node = { type: 'enqueue', queue: 'general' }
  const billing: Node = { type: 'enqueue', queue: 'billing' }
  const drawing = (exits: { [exit: string]: string }): Node => ({
    type: 'split',
    branches: [
      { id: 'a', percent: 50 },
      { id: 'b', percent: 50 },
    ],
    exits,
  })
  it.each([
    ['a split', (id: string) => [flowOf({ [id]: drawing({ a: 'c', b: 'd' }), c: general, d: billing })]],
    [
      'a call of a flow with a split',
      (id: string) => [
        flowOf({ [id]: { type: 'subflow', flow: 'called', exits: { a: 'c', b: 'd' } }, c: general, d: billing }),
        flowOf(
          {
            draw: drawing({ a: 'one', b: 'other' }),
            one: { type: 'outcome', outcome: 'a' },
            other: { type: 'outcome', outcome: 'b' },
          },
          { id: 'called' },
        ),
      ],
    ],
  ] as const)('%s of another id, which draws other customers', (_name, flows) => {
    const { verdict, differences } = compareBehaviour(workspaceOf(flows('draw')), workspaceOf(flows('lots')), 'main')
    expect(verdict).toBe('differs')
    expect(differences[0]?.kind).toBe('ends')
  })
  it('the same hours under another time zone', () => {
    const support = {
      ...base.schedules.support,
      id: 'support',
      weekly: base.schedules.support?.weekly ?? {},
      timeZone: 'Asia/Tokyo',
    }
    expect(compareBehaviour(base, { ...base, schedules: { support } }, 'desk').verdict).toBe('differs')
  })
  it('other words of consent', () => {
    const changed = { ...base, workspace: { ...base.workspace, consent: { stop: ['invoice'] } } }
    expect(compareBehaviour(base, changed, 'desk').verdict).not.toBe('same')
  })
})

it('tells words from ends: a text that changed, while every message ends where it ended', () => {
  const comparison = compare(set('/nodes/welcome/content/0/text/en', 'Hi'))
  expect(comparison.verdict).toBe('otherWords')
  expect(comparison.differences.every(({ kind }) => kind === 'says')).toBe(true)
  expect(told(comparison)[0]).toContain('“Hi”')
})

it('tells of what is said only the messages that differ, and that nothing was found to end elsewhere when that is not proved', () => {
  const greeting = (hello: string, shadowed: string) =>
    workspaceOf([
      flowOf({
        hi: { type: 'message', content: [{ text: hello }, { text: 'One moment.' }], exits: { next: 'topic' } },
        topic: {
          type: 'keywordRoute',
          rules: [
            { id: 'bill', keywords: ['bill'] },
            { id: 'fee', keywords: ['fee', shadowed] },
          ],
          exits: { bill: 'bill', fee: 'fee', noMatch: 'other' },
        },
        other: { type: 'close' },
        bill: { type: 'enqueue', queue: 'billing' },
        fee: { type: 'enqueue', queue: 'general' },
      }),
    ])
  const comparison = compareBehaviour(greeting('Hello', 'old bill'), greeting('Hi', 'my bill'), 'main')
  expect(renderLines([sayBehaviour(comparison)])).toEqual([
    'Behaviour of main: what is said differs; no message was found to end elsewhere, but none is ruled out',
    '  ~ “bill”: “Hello” → “Hi”',
    '  ~ not proved because of node other where fee was, node fee where other was',
  ])
})

it('tells what goes the same way now in one line, with a shortest example', () => {
  const lines = renderLines([sayBehaviour(compare(set('/nodes/topic/exits/billing', 'to-general')))])
  expect(lines).toEqual([
    'Behaviour of desk: messages go elsewhere',
    expect.stringMatching(
      /“invoice”: queue billing, skills billing 3, priority 5 → queue general, skills billing 1; likewise “fattura”, “/,
    ),
  ])
})

it('says of whom a difference is, and in which emergency', () => {
  const routes = (gold: string, emergency: string) =>
    workspaceOf([
      flowOf({
        hours: {
          type: 'officeHours',
          schedule: 'always',
          exits: { open: 'tier', closed: 'tier', holiday: 'tier', emergency },
        },
        tier: {
          type: 'branch',
          cases: [{ id: 'gold', when: { attribute: 'contact.tier', is: 'gold' } }],
          exits: { gold, otherwise: 'general' },
        },
        billing: { type: 'enqueue', queue: 'billing' },
        general: { type: 'enqueue', queue: 'general' },
      }),
    ])
  const comparison = compareBehaviour(routes('general', 'billing'), routes('billing', 'general'), 'main')
  const lines = renderLines([sayBehaviour(comparison)]).join('\n')
  expect(lines).toMatch(/, tier gold, a message without any of the words: queue general → queue billing/)
  expect(lines).toMatch(/, an emergency at always, a message without any of the words: queue billing → queue general/)
})

it('tells a new word that opts out, and another language of a channel', () => {
  const lines = (workspace: Workspace) => renderLines([sayBehaviour(compareBehaviour(base, workspace, 'desk'))])
  const consent = { stop: ['basta'], start: ['ancora'], help: ['aiuto'] }
  expect(lines({ ...base, workspace: { ...base.workspace, consent } })[1]).toMatch(/“basta”: .* → opted out/)
  const [channel = ''] = Object.keys(base.channels)
  const italian = { ...base.channels, [channel]: { kind: 'web', flow: 'desk', language: 'it' } as const }
  expect(lines({ ...base, channels: italian })[1]).toMatch(/~ web, .*“Hello” → “Ciao”/)
})

it('says so when it has found nothing and proved nothing', () => {
  const comparison = compareBehaviour(
    base,
    deskWorkspace(make([set('/nodes/menu/exits/bill', 'to-general')])),
    'desk',
    { conversations: 3, differences: 10 },
  )
  expect(comparison).toMatchObject({
    verdict: 'notProved',
    differences: [],
    because: [words`${words`node ${'to-general'}`} where ${'to-billing'} was`],
    isComplete: false,
  })
})

it('is said as a section beside those of the diff', () => {
  const lines = (comparison: ReturnType<typeof compareBehaviour>) => renderLines([sayBehaviour(comparison)])
  expect(lines(compare())).toEqual(['Behaviour of desk: no behaviour changed (proved)'])
  expect(lines(compare(order('/nodes/topic/rules', 'general', 'billing')))).toEqual([
    'Behaviour of desk: messages go elsewhere',
    '  ~ Mon 11:00, “opening hours invoice”: queue billing, skills billing 3, priority 5 → queue general',
  ])
  expect(lines(compare(set('/fallback/queue', 'billing')))).toEqual([
    'Behaviour of desk: no difference found, but none is ruled out',
    '  ~ not proved because of fallback',
  ])
})

it('refuses to compare a flow that one version does not have or cannot run', () => {
  expect(compareBehaviour(base, { ...base, flows: {} }, 'desk').verdict).toBe('cannotRun')
  // Nothing leads to the broken node, and yet the flow does not compile: every message would end in the fallback.
  const broken: Node = { type: 'message', content: [{ text: 'Hi' }], exits: { next: 'nowhere' } }
  expect(compare(set('/nodes/extra', broken)).verdict).toBe('cannotRun')
})

it('gives examples that are scenarios: they pass in the newer version, and fail in the older where the ends differ', () => {
  fc.assert(
    fc.property(editsOf('a', 3), (edits) => {
      const changed = edited(base, 'desk', edits)
      const { differences, verdict } = compareBehaviour(base, changed, 'desk', { conversations: 400, differences: 5 })
      const [before, after] = [compileRelease(base, 'a'), compileRelease(changed, 'b')]
      for (const { kind, example } of differences) {
        const file = { flow: 'desk', scenarios: { example } }
        expect(parseFile('scenarios', file, 'desk.scenarios.json').ok).toBe(true)
        expect(runScenario(after, 'desk', example).failures).toEqual([])
        if (kind === 'ends') expect(runScenario(before, 'desk', example).passed).toBe(false)
      }
      if (verdict === 'same') expect(differences).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('never proves the same what a search finds to differ', () => {
  let proved = 0
  fc.assert(
    fc.property(editsOf('a', 2), (edits) => {
      const changed = edited(base, 'desk', edits)
      if (compareBehaviour(base, changed, 'desk', { conversations: 1, differences: 1 }).verdict !== 'same') return
      proved += 1
      // A setting that no conversation here shows takes the proof away and leaves the search.
      const unproved = { ...base, workspace: { ...base.workspace, languages: ['it'] } }
      const { differences } = compareBehaviour(unproved, changed, 'desk', { conversations: 300, differences: 5 })
      expect(differences).toEqual([])
    }),
    { numRuns: 60 },
  )
  expect(proved).toBeGreaterThan(3)
})
