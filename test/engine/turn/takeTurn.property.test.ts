import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Conversation,
  compileRelease,
  type Event,
  type TakenTurn,
  type Thread,
  takeTurn,
} from '../../../runtime/engine/index.ts'
import { arbitraryFlows } from '../../support/arbitraryFlow.ts'
import { workspaceOf } from '../../support/workspaceOf.ts'

type Happening =
  | { readonly does: 'says'; readonly text: string }
  | {
      readonly does:
        | 'timesOut'
        | 'botReplies'
        | 'botHandsBack'
        | 'callFails'
        | 'requestReturns'
        | 'agentCloses'
        | 'isNotHeard'
    }
  | { readonly does: 'waits'; readonly hours: number }

/** For a machine that is busy with other tests; alone it takes a twentieth of this. */
const PATIENCE = 120_000

const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .oneof(
        fc.constantFrom('hi', '1', '2', 'STOP', 'START', 'HELP', 'refund', '退款'),
        fc.string({ unit: 'binary', maxLength: 12 }),
      )
      .map((text): Happening => ({ does: 'says', text })),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(
        'timesOut',
        'botReplies',
        'botHandsBack',
        'callFails',
        'requestReturns',
        'agentCloses',
        'isNotHeard' as const,
      )
      .map((does) => ({ does }) as Happening),
  },
  { weight: 1, arbitrary: fc.constantFrom(1, 71, 73).map((hours): Happening => ({ does: 'waits', hours })) },
)

function eventOf(happens: Happening, conversation: Conversation | null): Event | null {
  const { timer = '', call = '' } = conversation?.session ?? {}
  switch (happens.does) {
    case 'says':
      return { type: 'message', text: happens.text }
    case 'timesOut':
      return { type: 'timeout', timer }
    case 'botReplies':
      return { type: 'botReplied', call, replies: [{ text: 'One moment' }] }
    case 'botHandsBack':
      return { type: 'botReplied', call, replies: [], handback: { outcome: 'done', variables: { topic: 'parcel' } } }
    case 'callFails':
      return conversation?.owner === 'bot'
        ? { type: 'botFailed', call, reason: 'down' }
        : { type: 'requestFailed', call, reason: 'down' }
    case 'requestReturns':
      return { type: 'requestReturned', call, status: 200, body: { state: 'sent' } }
    case 'isNotHeard': {
      const { sent } = conversation?.session ?? {}
      return { type: 'undelivered', turn: sent?.turn ?? '', node: sent?.nodes[0] ?? '', reason: 'final' }
    }
    default:
      return null
  }
}

/** What holds for every turn, whoever takes it. */
function expectSound(before: Thread, turn: TakenTurn, running: ReadonlySet<string>): void {
  expect(JSON.parse(JSON.stringify(turn))).toStrictEqual(turn)
  const { conversation, effects, handledBy } = turn
  const enqueues = effects.filter((effect) => effect.type === 'enqueue')
  const was = turn.isNewConversation ? undefined : before.conversation?.owner
  expect(enqueues).toHaveLength(conversation.owner === 'queue' && was !== 'queue' ? 1 : 0)
  if (enqueues[0] !== undefined) expect(conversation.lastEnqueued?.queue).toBe(enqueues[0].queue)
  const isRunning = conversation.owner === 'flow' || conversation.owner === 'bot'
  if (isRunning) expect(conversation.session?.ended).toBeUndefined()
  // A timer that nobody waits for would wake the host for nothing; one that is missing would lose the customer.
  expect([...running]).toEqual(
    isRunning && conversation.session?.timer !== undefined ? [conversation.session.timer] : [],
  )
  if (before.optedOut && handledBy !== 'consent')
    expect(effects.filter(({ type }) => type === 'sendMessage')).toEqual([])
  if (was === 'agent' || was === 'queue') expect(conversation.owner).toBe(was)
}

test('3,000 turns of generated flows are sound, and the same again for the same input', { timeout: PATIENCE }, () => {
  let turns = 0
  const lines = new Set<string>()
  fc.assert(
    fc.property(arbitraryFlows(5), fc.array(happening, { minLength: 25, maxLength: 40 }), (flows, happenings) => {
      const words = { stop: ['STOP'], start: ['START'], help: ['HELP'] }
      const release = compileRelease(
        workspaceOf(flows, { workspace: { name: 'T', languages: ['en', 'it', 'zh'], consent: words } }),
        'r1',
      )
      let now = Date.UTC(2026, 0, 5, 10)
      let thread: Thread = {
        contact: { id: 'u-1', tags: [], attributes: {} },
        blocked: false,
        optedOut: false,
        conversation: null,
      }
      const running = new Set<string>()
      happenings.forEach((happens, index) => {
        now += happens.does === 'waits' ? happens.hours * 3_600_000 : 1_000
        const { conversation } = thread
        if (happens.does === 'agentCloses' && conversation?.owner === 'queue')
          thread = { ...thread, conversation: { ...conversation, owner: 'closed', lastAgent: 'ada', lastAgentAt: now } }
        const event = eventOf(happens, conversation)
        if (event === null) return
        const place = {
          now,
          turnId: `t${index}`,
          newConversationId: `c${index}`,
          channel: { id: 'web', kind: 'web', flow: 'main' },
        }
        const take = () => takeTurn({ live: release, own: () => null, thread, event, place })
        const turn = take()
        expect(JSON.stringify(take())).toBe(JSON.stringify(turn))
        if (event.type === 'timeout') running.delete(event.timer)
        for (const effect of turn.effects) {
          if (effect.type === 'cancelTimer') expect(running.delete(effect.timer)).toBe(true)
          if (effect.type === 'startTimer') running.add(effect.timer)
        }
        if (turn.handledBy !== 'ignored') expectSound(thread, turn, running)
        else expect(turn.effects).toEqual([])
        lines.add(turn.handledBy)
        turns += 1
        thread = {
          contact: turn.contact,
          blocked: thread.blocked,
          optedOut: turn.optedOut ?? thread.optedOut,
          conversation: JSON.parse(JSON.stringify(turn.conversation)) as Conversation,
        }
      })
    }),
    { numRuns: 125 },
  )
  expect(turns).toBeGreaterThan(2_500)
  expect([...lines].sort()).toEqual(['again', 'bot', 'consent', 'flow', 'ignored', 'new', 'queue', 'returning'])
})
