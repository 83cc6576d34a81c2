import { describe, expect, test } from 'vitest'
import {
  type CompiledFlow,
  compile,
  createSession,
  type Decision,
  decide,
  type Event,
} from '../../../runtime/engine/index.ts'
import { exitsOf, requiredExits } from '../../../runtime/engine/nodes/exitsOf.ts'
import { type Rest, readsLatest, restOf, restsFor } from '../../../runtime/engine/nodes/traits.ts'
import { durationMs } from '../../../runtime/engine/parseDuration.ts'
import { choicesOf } from '../../../runtime/proof/explore/choicesOf.ts'
import { exits } from '../../../schemas/exits.ts'
import type { Node, NodeType } from '../../../schemas/flow.ts'
import { loadSchemas } from '../../../schemas/generate/loadSchemas.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const schemas = loadSchemas(new URL('../../../schemas', import.meta.url).pathname)
const types = Object.keys(exits) as NodeType[] // what is generated has them all

/** The nodes that a type's schema shows, and each with what it may leave out besides. */
function nodesOf(type: NodeType): readonly Node[] {
  const shown = (schemas.files.get(`nodes/${type}`)?.examples ?? []) as readonly Node[] // a test holds them against the schema
  const asked = shown.flatMap((node) =>
    node.type === 'keywordRoute' ? [{ ...node, prompt: [{ text: 'What is it about?' }] }] : [],
  )
  return [...shown, ...asked]
}

const cases = types.flatMap((type) => nodesOf(type).map((node, index) => [`${type} ${index + 1}`, node] as const))

const ENV = {
  now: Date.parse('2026-11-20T10:00:00Z'),
  turnId: 'turn',
  entry: 'start',
  contact: { id: 'ada', tags: [], attributes: {} },
  channel: { id: 'web', kind: 'web' },
  conversation: { id: 'c', returning: false },
} as const

/** A flow that comes to the node `n` from a question, by an answer or by silence; every exit of it leads to an end of its name. */
function flowAround(node: Node): CompiledFlow {
  const called = flowOf({ done: { type: 'outcome', outcome: 'done' } }, { id: 'called' })
  const here = node.type === 'subflow' ? { ...node, flow: 'called' } : node
  const names = exitsOf(here, { called }) ?? []
  const led = 'exits' in here ? { ...here, exits: Object.fromEntries(names.map((exit) => [exit, 'end'])) } : here
  const ask: Node = {
    type: 'collect',
    prompt: [{ text: '?' }],
    variable: 'answer',
    value: { kind: 'text' },
    exits: { next: 'n', invalid: 'n', timeout: 'n' },
  }
  const main = flowOf({ ask, n: led as Node, end: { type: 'close' } }) // the same node with other targets
  const bots =
    'bot' in node ? { [node.bot]: { kind: 'webhook', url: 'https://bot.example/', secret: 'x' } as const } : {}
  const always = workspaceOf([main]).schedules.always
  const schedules = node.type === 'officeHours' && always ? { [node.schedule]: { ...always, id: node.schedule } } : {}
  const compiled = compile(workspaceOf([main, called], { bots, schedules }), 'main')
  if (!compiled.ok) throw new Error(compiled.issues.map(({ message }) => message).join(' '))
  return compiled.flow
}

/** The decision that comes to the node by silence, the customer having said `text` before. */
function comesTo(flow: CompiledFlow, text: string): Decision {
  const opened = decide(flow, createSession(flow, ENV), { type: 'message', text }, ENV)
  return decide(flow, opened.session, { type: 'timeout', timer: opened.session.timer ?? '' }, ENV)
}

const leaves = ({ trace }: Decision): readonly string[] =>
  trace.flatMap((entry) => (entry.type === 'exitTaken' && entry.node === 'n' ? [entry.exit] : []))

const WORDS = ['zzzz qqqq', 'ada@example.org', '+44 20 7946 0958', '12', '2026-12-01']
/** What can come but words, to a node that waits for call `call` and has `timer`. */
const silences = (call: string, timer: string): readonly Event[] => [
  { type: 'timeout', timer },
  { type: 'botReplied', call, replies: [], handback: {} },
  { type: 'botReplied', call, replies: [], handback: { outcome: 'solved' } },
  { type: 'botFailed', call, reason: 'late' },
  { type: 'requestReturned', call, status: 200, body: {} },
  { type: 'requestReturned', call, status: 500, body: {} },
  { type: 'requestFailed', call, reason: 'late' },
]

function whoEnds(events: readonly Event['type'][]): Rest['waitsFor'] {
  if (events.includes('requestReturned')) return 'service'
  return events.includes('botReplied') ? 'bot' : 'customer'
}

function whatBecomes({ effects, trace }: Decision): Rest['message'] {
  if (trace.some(({ type }) => type === 'messageHeld')) return 'held'
  return effects.some(({ type }) => type === 'forwardToBot') ? 'forwarded' : 'answer'
}

describe.each(cases)('a %s rests and reads as its traits say', (_name, node) => {
  const flow = flowAround(node)
  const compiled = flow.nodes.get('n')
  const rest = restOf(node)
  const there = comesTo(flow, 'zzzz qqqq').session

  test('it rests for whom and as long as it is said', () => {
    expect(compiled?.rest === undefined).toBe(rest === null)
    if (rest === null || compiled?.rest === undefined) return
    const { events, timeout } = compiled.rest
    expect(whoEnds(events)).toBe(rest.waitsFor)
    expect(timeout === undefined).toBe(!events.includes('timeout'))
    expect(timeout ?? durationMs(restsFor(node, rest))).toBe(durationMs(restsFor(node, rest)))
    expect((exitsOf(node, {}) ?? []).includes('timeout')).toBe(events.includes('timeout'))
    expect(there.node).toBe('n')
  })

  test('a message that comes meanwhile is what it is said to be, and the exits that need words are those that words take', () => {
    if (rest === null) return
    const said = [...WORDS, ...choicesOf(node, ['en']).map(({ text }) => text)].map((text) =>
      decide(flow, there, { type: 'message', text }, ENV),
    )
    const silent = silences(there.call ?? '', there.timer ?? '').map((event) => decide(flow, there, event, ENV))
    expect(new Set(said.filter((decision) => leaves(decision).length === 0).map(whatBecomes))).toEqual(
      new Set(said.every((decision) => leaves(decision).length > 0) ? [] : [rest.message]),
    )
    expect(said.flatMap(leaves).filter((exit) => !rest.needsWords(exit))).toEqual([])
    expect(silent.flatMap(leaves).filter(rest.needsWords)).toEqual([])
    const taken = [...said, ...silent].flatMap(leaves)
    expect(taken.length).toBeGreaterThan(0)
    expect(requiredExits(node, {})).toEqual(expect.arrayContaining(taken))
  })

  test('it looks at an old message only if it is said to', () => {
    const texts = [...WORDS, ...choicesOf(node, ['en']).map(({ text }) => text)]
    const decided = texts.map((text) => {
      const { session, effects, trace } = comesTo(flow, text)
      return JSON.stringify([{ ...session, text: '' }, effects, trace])
    })
    expect(new Set(decided).size > 1).toBe(readsLatest(node, false))
  })
})

test('a branch looks at an old message where its conditions do', () => {
  const node: Node = {
    type: 'branch',
    cases: [{ id: 'shouts', when: { attribute: 'message.text', is: 'HELP' } }],
    exits: {},
  }
  const flow = flowAround(node)
  expect([leaves(comesTo(flow, 'HELP')), leaves(comesTo(flow, 'hello'))]).toEqual([['shouts'], ['otherwise']])
  expect(readsLatest(node, true)).toBe(true)
})

test('a message that is held does not make the wait any longer', () => {
  const [node] = nodesOf('request')
  if (node === undefined) throw new Error('The schema shows no request.')
  const flow = flowAround(node)
  const n = flow.nodes.get('n')
  if (n?.rest === undefined) throw new Error('A request does not rest.')
  const timed = { ...flow, nodes: new Map(flow.nodes).set('n', { ...n, rest: { ...n.rest, timeout: 60_000 } }) }
  const there = comesTo(timed, 'hello').session
  const held = decide(timed, there, { type: 'message', text: 'are you there?' }, { ...ENV, turnId: 'later' })
  expect(held.session.held).toEqual(['are you there?'])
  expect(held.session.timer).toBe(there.timer)
  expect(held.effects).toEqual([])
})
