import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CompiledFlow,
  type Conversation,
  compile,
  compileRelease,
  createSession,
  type Decision,
  decide,
  type Env,
  type Event,
  type Session,
  takeTurn,
} from '../../runtime/engine/index.ts'
import type { Node } from '../../schemas/flow.ts'
import { arbitraryFlows } from '../support/arbitraryFlow.ts'
import { mutations } from '../support/mutations.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

/** For a machine that is busy with other tests; alone it takes a tenth of this. */
const PATIENCE = 120_000

const envAt = (turn: number): Env => ({
  now: Date.UTC(2026, 0, 5, 10) + turn * 60_000,
  turnId: `t${turn}`,
  contact: { id: 'u-1', tags: ['vip'], attributes: { tier: 'gold' } },
  channel: { id: 'web', kind: 'web' },
  conversation: { id: 'c1', returning: turn % 2 === 0 },
  entry: turn % 3 === 0 ? 'returning' : 'start',
})

type Happening = (session: Session) => Event
const words = fc.oneof(
  fc.constantFrom('1', '2', 'the second one', 'refund', 'yes', '退款', 'ada@example.com', '2026-01-05', '42', ''),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const replies = [{ text: 'One moment' }]
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: words.map(
      (text): Happening =>
        () => ({ type: 'message', text }),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Happening>(({ timer = 'none' }) => ({ type: 'timeout', timer })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('botReplied', 'botFailed', 'requestReturned', 'requestFailed'),
        // JSON writes -0 as 0.
        fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
        fc.boolean(),
      )
      .map(
        ([type, body, ends]): Happening =>
          ({ call = 'none' }) => {
            if (type === 'botReplied')
              return {
                type,
                call,
                replies,
                ...(ends ? { handback: { outcome: 'done', variables: { body: body as never } } } : {}),
              }
            if (type === 'requestReturned') return { type, call, status: ends ? 200 : 500, body: body as never }
            return { type, call, reason: 'it is down' }
          },
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Happening>(
      () => ({ type: 'timeout', timer: 'old' }),
      () => ({ type: 'agentClosed' }),
    ),
  },
)

/** A thousand steps take a thousand times as long; once a flow is enough. */
const goesRound = ({ trace }: Decision): boolean =>
  trace.some((entry) => entry.type === 'failed' && entry.code === 'stepLimit')

/** What holds for every decision, whatever the flow. */
function expectSound(flow: CompiledFlow, before: Session, event: Event, { session, effects, trace }: Decision): void {
  expect(JSON.parse(JSON.stringify({ session, effects, trace }))).toStrictEqual({ session, effects, trace })
  const enqueues = effects.filter((effect) => effect.type === 'enqueue')
  expect(enqueues.length).toBe(session.ended === 'enqueued' && before.ended === undefined ? 1 : 0)
  let running = event.type === 'timeout' && event.timer === before.timer ? undefined : before.timer
  for (const effect of effects) {
    if (effect.type === 'cancelTimer') {
      expect(effect.timer).toBe(running)
      running = undefined
    } else if (effect.type === 'startTimer') {
      expect(running).toBeUndefined()
      running = effect.timer
    }
  }
  expect(session.timer).toBe(running)
  if (session.ended === undefined && session.node !== null) expect(flow.nodes.get(session.node)?.rest).toBeDefined()
  else expect(session.timer).toBeUndefined()
  expect(trace.length).toBeGreaterThan(0)
}

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}

describe('for generated flows and events', () => {
  test('3,000 decisions are sound, leave their input alone, and give the same bytes again', {
    timeout: PATIENCE,
  }, () => {
    let decisions = 0
    const endings = new Set<string>()
    fc.assert(
      fc.property(arbitraryFlows(6), fc.array(happening, { minLength: 40, maxLength: 60 }), (flows, happenings) => {
        const compiled = compile(workspaceOf(flows), 'main', 'r1')
        if (!compiled.ok) return
        let session = createSession(compiled.flow, envAt(0))
        happenings.forEach((happens, turn) => {
          const event = freeze(happens(session))
          const before = freeze(session)
          const env = freeze(envAt(turn))
          const decision = decide(compiled.flow, before, event, env)
          expectSound(compiled.flow, before, event, decision)
          expect(JSON.stringify(decide(compiled.flow, before, event, env))).toBe(JSON.stringify(decision))
          for (const entry of decision.trace) endings.add(entry.type === 'failed' ? entry.code : entry.type)
          decisions += 1
          // As through a database. One that has ended begins anew now and then, or nothing more would happen.
          session = JSON.parse(JSON.stringify(decision.session)) as Session
          if (session.ended !== undefined && turn % 3 === 0 && !goesRound(decision))
            session = createSession(compiled.flow, envAt(turn))
        })
      }),
      { numRuns: 160 },
    )
    expect(decisions).toBeGreaterThan(3_000)
    // Otherwise the flows would be too tame, and this test could not fail.
    expect([...endings]).toEqual(
      expect.arrayContaining(['waiting', 'deadEnd', 'stepLimit', 'exitTaken', 'callReturned']),
    )
    expect([...endings]).not.toContain('internal')
  })
})

const ask: Node = {
  type: 'collect',
  prompt: [{ text: 'Your number, {{ vars.who }}?' }],
  variable: 'number',
  value: { kind: 'number' },
  exits: { next: 'bot', invalid: 'bot', timeout: 'bot' },
}
const bot: Node = { type: 'botHandoff', bot: 'faq', exits: { done: 'look', failed: 'look', timeout: 'look' } }
const look: Node = {
  type: 'request',
  method: 'GET',
  url: 'https://shop.example/{{ vars.number }}',
  exits: { ok: 'tell', failed: 'tell' },
}
const tell: Node = {
  type: 'message',
  content: [{ text: '{{ vars.number }} {{ request.status }}' }],
  exits: { next: 'end' },
}
const flow = flowOf({ ask, bot, look, tell, end: { type: 'enqueue', queue: 'billing' } })
const release = compileRelease(workspaceOf([flow]), 'r1')
const session: Session = {
  release: 'r1',
  flow: 'main',
  node: 'ask',
  language: 'en',
  variables: { who: 'Ada' },
  scopes: { call: { inner: 1 } },
  skills: [{ skill: 'billing', level: 1 }],
  attempts: 1,
  text: 'hello',
  held: ['one', 'two'],
  timer: 't0.1',
  call: 't0.2',
}
const conversation: Conversation = {
  id: 'c1',
  owner: 'flow',
  session,
  startedAt: 0,
  lastActivityAt: 0,
  lastAgent: null,
  lastAgentAt: null,
  lastEnqueued: { queue: 'billing', skills: [{ skill: 'billing', level: 1 }], priority: 5 },
}

describe('for spoilt sessions', () => {
  const rests = fc.constantFrom('ask', 'bot', 'look', 'end', 'gone', 'constructor')

  test('4,000 decisions throw nothing, and nobody is put in a queue twice', () => {
    const compiled = compile(workspaceOf([flow]), 'main', 'r1')
    if (!compiled.ok) throw new Error(compiled.issues[0]?.message)
    let failed = 0
    fc.assert(
      fc.property(
        rests.chain((node) => mutations({ ...session, node })),
        happening,
        (sessions, happens) => {
          for (const spoilt of sessions as readonly Session[]) {
            const event = happens(session)
            const { effects, trace } = decide(compiled.flow, freeze(spoilt), event, envAt(1))
            expect(effects.filter((effect) => effect.type === 'enqueue').length).toBeLessThanOrEqual(1)
            if (trace.some((entry) => entry.type === 'failed')) failed += 1
          }
        },
      ),
      { numRuns: 200 },
    )
    expect(failed).toBeGreaterThan(100)
  })

  test('4,000 turns throw nothing, and leave the conversation with somebody or closed', () => {
    const place = {
      now: 60_000,
      turnId: 't1',
      newConversationId: 'c2',
      channel: { id: 'web', kind: 'web', flow: 'main' },
    }
    fc.assert(
      fc.property(mutations(session), happening, fc.boolean(), (sessions, happens, isKnown) => {
        for (const spoilt of sessions as readonly Session[]) {
          const thread = {
            contact: { id: 'u-1', tags: [], attributes: {} },
            blocked: false,
            optedOut: false,
            conversation: freeze({ ...conversation, session: spoilt }),
          }
          const turn = takeTurn({
            live: release,
            own: () => (isKnown ? release : null),
            thread,
            event: happens(session),
            place,
          })
          expect(['flow', 'bot', 'queue', 'closed']).toContain(turn.conversation.owner)
          expect(turn.effects.filter((effect) => effect.type === 'enqueue').length).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a round without a wait', () => {
  const step = fc.constantFrom<(next: string) => Node>(
    (next) => ({ type: 'message', content: [{ text: 'again' }], exits: { next } }),
    (next) => ({ type: 'greeting', content: [{ text: 'hello' }], exits: { next } }),
    (next) => ({ type: 'assign', variables: { n: '{{ vars.n }}1' }, exits: { next } }),
    (next) => ({ type: 'branch', cases: [], exits: { otherwise: next } }) as unknown as Node, // no case ever fits
    (next) => ({ type: 'keywordRoute', rules: [{ id: 'x', keywords: ['zebra'] }], exits: { x: next, noMatch: next } }),
    (next) => ({ type: 'outcome', outcome: 'seen', exits: { next } }),
    (next) => ({ type: 'split', branches: [{ id: 'a', percent: 100 }], exits: { a: next } }),
  )

  test('of any nodes ends in the fallback, with exactly the nodes that went round', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), fc.array(step, { minLength: 1, maxLength: 7 }), (tail, round) => {
        const nodes = [...tail, ...round].map((make, index, all): readonly [string, Node] => [
          `n${index}`,
          make(index + 1 < all.length ? `n${index + 1}` : `n${tail.length}`),
        ])
        const compiled = compile(workspaceOf([flowOf(Object.fromEntries(nodes))]), 'main')
        if (!compiled.ok) throw new Error(compiled.issues[0]?.message)
        const fresh = createSession(compiled.flow, envAt(0))
        const {
          session: after,
          effects,
          trace,
        } = decide(compiled.flow, fresh, { type: 'message', text: 'hi' }, envAt(0))
        expect(effects).toMatchObject([{ type: 'enqueue', queue: 'general', failure: 'stepLimit' }])
        expect(after.ended).toBe('enqueued')
        const failed = trace.find((entry) => entry.type === 'failed')
        const named = new Set(failed?.nodes)
        expect([...named].sort()).toEqual(
          nodes
            .slice(tail.length)
            .map(([id]) => id)
            .sort(),
        )
        expect(trace.length).toBeLessThan(100)
      }),
      { numRuns: 100 },
    )
  })
})
