import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CompiledRelease,
  type Conversation,
  compileRelease,
  type Event,
  exitsOf,
  fateOf,
  hasPlace,
  nodeAt,
  type OnStanding,
  PIN,
  type Session,
  takeTurn,
} from '../../../runtime/engine/index.ts'
import type { MenuNode, Node } from '../../../schemas/flow.ts'
import { failures, queueOf, sent } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const NOW = Date.UTC(2026, 0, 5, 10)
const menu = (prompt: string): MenuNode => ({
  type: 'menu',
  prompt: [{ text: prompt }],
  options: [{ id: 'bill', label: 'Bill' }],
  exits: { bill: 'to-billing', noMatch: 'to-general', timeout: 'to-general' },
})
const ask: Node = {
  type: 'collect',
  prompt: [{ text: 'How many?' }],
  variable: 'count',
  value: { kind: 'number' },
  exits: { next: 'to-billing', invalid: 'to-general', timeout: 'to-general' },
}
const bot = (name: string): Node => ({
  type: 'botHandoff',
  bot: name,
  exits: { done: 'to-general', failed: 'to-general', timeout: 'to-general' },
})
const request: Node = {
  type: 'request',
  method: 'GET',
  url: 'https://shop.example/',
  exits: { ok: 'to-billing', failed: 'to-general' },
}
const hello: Node = { type: 'greeting', content: [{ text: 'Hello' }], exits: { next: 'menu' } }
const ends: { readonly [id: string]: Node } = {
  'to-billing': { type: 'enqueue', queue: 'billing' },
  'to-general': { type: 'enqueue', queue: 'general' },
}
const releaseOf = (hash: string, nodes: { readonly [id: string]: Node }): CompiledRelease =>
  compileRelease(workspaceOf([flowOf({ ...nodes, ...ends })]), hash)

const migrate = (map: OnStanding['map'] = {}): OnStanding => ({ policy: 'migrate', map })
const restart: OnStanding = { policy: 'restart', map: {} }

const old = releaseOf('old', { menu: menu('Choose'), ask, bot: bot('faq'), request })
const standing = (node: string | null): Session => ({
  release: 'old',
  flow: 'main',
  node,
  language: 'en',
  variables: { tier: 'gold' },
  timer: 't1.1',
})

describe('what becomes of a session', () => {
  const next = releaseOf('new', { topics: menu('Topics'), ask: menu('Choose'), bot: bot('sales'), request })
  test.each([
    ['pin leaves it on its release', 'ask', PIN, { is: 'finishes' }],
    ['restart begins anew wherever it stands', 'menu', restart, { is: 'restarts' }],
    ['migrate goes on at the same node, be it another question', 'ask', migrate(), { is: 'moves', to: 'ask' }],
    ['migrate goes on where the node is now', 'menu', migrate({ menu: 'topics' }), { is: 'moves', to: 'topics' }],
    ['a node that is gone keeps it', 'menu', migrate(), { is: 'finishes' }],
    ['a node that does not wait takes nobody', 'menu', migrate({ menu: 'to-general' }), { is: 'finishes' }],
    ['a map to nowhere falls back on the same node', 'ask', migrate({ ask: 'x' }), { is: 'moves', to: 'ask' }],
    ['a bot’s conversation does not go to another bot', 'bot', migrate(), { is: 'finishes' }],
    ['a question is not handed to a bot', 'ask', migrate({ ask: 'bot' }), { is: 'moves', to: 'ask' }],
    ['a request is awaited by a request only', 'request', migrate({ request: 'ask' }), { is: 'moves', to: 'request' }],
    ['a session that has not begun stays', null, migrate(), { is: 'finishes' }],
  ] as const)('%s', (_, node, on, fate) => {
    expect(fateOf(standing(node), old, next, on)).toEqual(fate)
  })

  test('one that is on the release stays, and one whose release is gone cannot move', () => {
    expect(fateOf(standing('ask'), old, old, restart)).toEqual({ is: 'stays' })
    expect(fateOf(standing('ask'), null, next, migrate())).toEqual({ is: 'finishes' })
    expect(fateOf(standing('ask'), null, next, restart)).toEqual({ is: 'restarts' })
  })

  test('a place is the same node, waiting for the same things', () => {
    expect(['menu', 'ask', 'bot', 'request'].filter((node) => hasPlace(standing(node), old, next))).toEqual([
      'ask',
      'request',
    ])
  })
})

describe('the next message of a session', () => {
  const next = releaseOf('new', { hello, menu: menu('Choose again') })
  const take = (event: Event, on: OnStanding, session = standing('menu')) =>
    takeTurn({
      live: next,
      own: (hash) => (hash === 'old' ? old : null),
      thread: {
        contact: { id: 'u-1', tags: [], attributes: {} },
        blocked: false,
        optedOut: false,
        conversation: {
          id: 'c1',
          owner: 'flow',
          session,
          startedAt: NOW,
          lastActivityAt: NOW,
          lastAgent: null,
          lastAgentAt: null,
          lastEnqueued: null,
        },
      },
      event,
      place: { now: NOW, turnId: 't2', newConversationId: 'c2', channel: { id: 'web', kind: 'web', flow: 'main' } },
      onStanding: on,
    })
  const says = (text: string): Event => ({ type: 'message', text })

  test('begins anew in the same conversation; its words open the flow, and the old timer ends', () => {
    const turn = take(says('hm'), restart)
    expect(sent(turn)).toEqual(['Hello', 'Choose again\n1. Bill'])
    expect(turn.conversation).toMatchObject({ id: 'c1', session: { release: 'new', node: 'menu', variables: {} } })
    expect(turn.effects[0]).toEqual({ type: 'cancelTimer', timer: 't1.1' })
    expect(turn.trace[0]).toEqual({ type: 'sessionRestarted', release: 'old', node: 'menu' })
    expect(queueOf(take(says('bill'), restart))).toBe('billing')
  })

  test('is taken by the same node of the new release, with what the session knows', () => {
    const turn = take(says('hm'), migrate(), { ...standing('menu'), attempts: 1 })
    expect(turn).toMatchObject({
      release: 'new',
      conversation: { session: { release: 'new', node: 'menu', variables: { tier: 'gold' }, attempts: 2 } },
    })
    expect(sent(turn)).toEqual(['Choose again\n1. Bill'])
    expect(turn.trace[0]).toEqual({ type: 'sessionMoved', release: 'old', from: 'menu', to: 'menu' })
  })

  test('counts wrong answers anew at another question', () => {
    const turn = take(says('hm'), migrate({ ask: 'menu' }), { ...standing('ask'), attempts: 2 })
    expect(turn.conversation.session).toMatchObject({ node: 'menu', attempts: 1 })
  })

  test.each([restart, migrate()])('is a message: silence and answers end where they began ($policy)', (on) => {
    expect(take({ type: 'timeout', timer: 't1.1' }, on)).toMatchObject({
      release: 'old',
      trace: [{ exit: 'timeout' }, {}],
    })
  })
})

type Step =
  | { readonly does: 'says'; readonly text: string }
  | { readonly does: 'timesOut' | 'botHandsBack' | 'requestReturns' }
  | { readonly does: 'publishes'; readonly release: number; readonly on: OnStanding }

/** Waits of every kind, so that releases that are drawn alike have much and little in common; each exit leads to another wait or to a queue. */
const arbitraryRelease = fc
  .array(fc.tuple(fc.constantFrom(menu('Choose'), ask, bot('faq'), bot('sales'), request), fc.nat({ max: 7 })), {
    minLength: 2,
    maxLength: 4,
  })
  .map((drawn) =>
    workspaceOf(
      [
        flowOf({
          ...Object.fromEntries(
            drawn.map(([node, target], index) => [
              `n${index}`,
              {
                ...node,
                exits: Object.fromEntries(
                  (exitsOf(node, {}) ?? []).map((exit, at) => [
                    exit,
                    (target + at) % 8 === 0 ? 'to-general' : `n${(target + at) % drawn.length}`,
                  ]),
                ),
              } as Node, // the same type with other targets
            ]),
          ),
          ...ends,
        }),
      ],
      { bots: Object.fromEntries(['faq', 'sales'].map((id) => [id, { kind: 'webhook', url: '', secret: '' }])) },
    ),
  )

const NAMES = ['n0', 'n1', 'n2', 'n3', 'gone', '__proto__']
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('hm', 'bill', '42').map((text): Step => ({ does: 'says', text })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('timesOut' as const, 'botHandsBack' as const, 'requestReturns' as const)
      .map((does): Step => ({ does })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        release: fc.nat({ max: 2 }),
        policy: fc.constantFrom('pin' as const, 'restart' as const, 'migrate' as const, 'migrate' as const),
        map: fc.dictionary(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), { maxKeys: 3 }),
      })
      .map(({ release, policy, map }): Step => ({ does: 'publishes', release, on: { policy, map } })),
  },
)

function eventOf(happens: Exclude<Step, { does: 'publishes' }>, conversation: Conversation | null): Event {
  const { timer = '', call = '' } = conversation?.session ?? {}
  switch (happens.does) {
    case 'says':
      return { type: 'message', text: happens.text }
    case 'timesOut':
      return { type: 'timeout', timer }
    case 'botHandsBack':
      return { type: 'botReplied', call, replies: [], handback: {} }
    case 'requestReturns':
      return { type: 'requestReturned', call, status: 200, body: {} }
  }
}

// For a machine that is busy with other tests; alone it takes a tenth of this.
const PATIENCE = 60_000

test('nobody is lost, whatever is published while they stand: the place is there, its timer runs, and no old one', {
  timeout: PATIENCE,
}, () => {
  let moves = 0
  let restarts = 0
  fc.assert(
    fc.property(
      fc.tuple(arbitraryRelease, arbitraryRelease, arbitraryRelease),
      fc.array(step, { minLength: 15, maxLength: 25 }),
      (drawn, steps) => {
        const releases = drawn.map((workspace, index) => compileRelease(workspace, `r${index}`))
        const find = (hash: string) => releases.find((release) => release.hash === hash) ?? null
        let live = releases[0] as CompiledRelease // three were made
        let on = PIN
        let conversation: Conversation | null = null
        let contact: { id: string; tags: readonly string[]; attributes: object } = { id: 'u', tags: [], attributes: {} }
        const running = new Set<string>()
        for (const [index, happens] of steps.entries()) {
          if (happens.does === 'publishes') {
            live = releases[happens.release] ?? live
            on = happens.on
            continue
          }
          const event = eventOf(happens, conversation)
          const turn = takeTurn({
            live,
            own: find,
            thread: { contact: contact as never, blocked: false, optedOut: false, conversation },
            event,
            place: {
              now: NOW + index,
              turnId: `t${index}`,
              newConversationId: `c${index}`,
              channel: { id: 'web', kind: 'web', flow: 'main' },
            },
            onStanding: on,
          })
          if (turn.handledBy === 'ignored') continue
          if (event.type === 'timeout') running.delete(event.timer)
          for (const effect of turn.effects) {
            if (effect.type === 'cancelTimer') expect(running.delete(effect.timer)).toBe(true)
            if (effect.type === 'startTimer') running.add(effect.timer)
          }
          expect(failures(turn)).not.toContain('lostPlace')
          expect(failures(turn)).not.toContain('releaseMissing')
          const { owner, session } = turn.conversation
          if (owner === 'flow' || owner === 'bot') {
            const own = find(session?.release ?? '')
            const at = own === null ? null : nodeAt(own.workspace, session?.flow ?? '', session?.node ?? '')
            expect(at?.node.type === 'botHandoff').toBe(owner === 'bot')
            expect([...running]).toEqual(session?.timer === undefined ? [] : [session.timer])
            if (session?.timer === undefined) expect(at?.node.type).toBe('request')
          } else expect([...running]).toEqual([])
          moves += turn.trace.filter(({ type }) => type === 'sessionMoved').length
          restarts += turn.trace.filter(({ type }) => type === 'sessionRestarted').length
          conversation = turn.conversation
          contact = turn.contact
        }
      },
    ),
    { numRuns: 600 },
  )
  expect(Math.min(moves, restarts)).toBeGreaterThan(40)
})
