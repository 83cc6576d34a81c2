import { describe, expect, test } from 'vitest'
import { compileRelease, type Thread, takeTurn } from '../../../runtime/engine/index.ts'
import type { Waiting as Facts } from '../../../runtime/engine/state/env.ts'
import { goAgain } from '../../../runtime/proof/replay/goAgain.ts'
import type { Life, Node } from '../../../schemas/flow.ts'
import { sent } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const MINUTE = 60_000
const exits = { open: 'queue', closed: 'queue', holiday: 'queue', emergency: 'queue' }
const nodes: { readonly [id: string]: Node } = {
  hours: { type: 'officeHours', schedule: 'mornings', exits },
  queue: { type: 'enqueue', queue: 'billing' },
}
const WAITING: NonNullable<Life['waiting']> = {
  every: 'PT5M',
  text: 'Number {{ waiting.place }}{% if waiting.minutes %}, {{ waiting.minutes }} min{% endif %}',
  closed: 'Number {{ waiting.place }}, {{ schedule.nextOpen }}',
}
const workspace = (life: Life, queue: Life = {}) =>
  workspaceOf([flowOf(nodes)], {
    workspace: { name: 'T', languages: ['en', 'it', 'zh'], life },
    queues: { billing: { name: 'Billing', life: queue } },
    schedules: {
      mornings: { id: 'mornings', timeZone: 'UTC', weekly: { mon: ['09:00-12:00'], tue: ['09:00-12:00'] } },
    },
  })
const FACTS: Facts = { queue: 'billing', place: 3, wait: 6.2 * MINUTE }

/** What a customer hears who says a word at each of these minutes after half past eleven on a Monday, the first of which brings them into the queue. */
function hears(
  minutes: readonly number[],
  {
    life = { waiting: WAITING },
    queue,
    facts = FACTS,
    optedOut = false,
  }: {
    readonly life?: Life
    readonly queue?: Life
    readonly facts?: Facts | null
    readonly optedOut?: boolean
  } = {},
) {
  const release = compileRelease(workspace(life, queue), 'r1')
  let thread: Thread = {
    contact: { id: 'u-1', tags: [], attributes: {} },
    blocked: false,
    optedOut: false,
    conversation: null,
  }
  return minutes.map((minute, index) => {
    const turn = takeTurn({
      live: release,
      own: () => release,
      thread: facts === null || index === 0 ? thread : { ...thread, waiting: facts },
      event: { type: 'message', text: 'hello' },
      place: {
        now: Date.UTC(2026, 0, 5, 11, 30) + minute * MINUTE,
        turnId: `t${index}`,
        newConversationId: 'c1',
        channel: { id: 'web', kind: 'web', flow: 'main' },
      },
    })
    thread = { ...thread, optedOut, conversation: JSON.parse(JSON.stringify(turn.conversation)) }
    return turn
  })
}
const said = (...asked: Parameters<typeof hears>) => hears(...asked).map((turn) => sent(turn).join())

describe('who waits in a queue and writes', () => {
  test('hears the place and how long it takes, at most once in the time', () => {
    expect(said([0, 1, 2, 5, 6, 7])).toEqual(['', 'Number 3, 7 min', '', '', 'Number 3, 7 min', ''])
  })
  test('hears no time that nobody knows', () => {
    expect(said([0, 1], { facts: { ...FACTS, wait: null } })).toEqual(['', 'Number 3'])
  })
  test('hears when it is after hours, by the schedule that the flow asked', () => {
    expect(said([0, 29, 40])).toEqual(['', 'Number 3, 7 min', 'Number 3, tomorrow at 09:00'])
  })
  test('hears what the queue says rather than what holds of all, and nothing where it says nothing', () => {
    expect(said([0, 1], { queue: { waiting: { every: 'PT1M', text: 'Soon' } } })).toEqual(['', 'Soon'])
    expect(said([0, 1], { queue: { waiting: { every: 'PT1M' } } })).toEqual(['', ''])
    expect(said([0, 1], { life: {} })).toEqual(['', ''])
  })
  test('hears nothing where nobody looked, or after opting out', () => {
    expect(said([0, 1], { facts: null })).toEqual(['', ''])
    expect(said([0, 1], { optedOut: true })).toEqual(['', ''])
  })
  test('stays in the queue, and a replay hears the same', () => {
    const minutes = [0, 1, 2, 7]
    const turns = hears(minutes)
    expect(turns.at(-1)).toMatchObject({ handledBy: 'queue', conversation: { owner: 'queue' } })
    const { steps } = goAgain(
      turns.map(({ effects, trace, handledBy, conversation }, index) => ({
        conversationId: 'c1',
        channel: 'web',
        flow: 'main',
        returning: false,
        turnId: `t${index}`,
        seq: index + 1,
        at: Date.UTC(2026, 0, 5, 11, 30) + (minutes[index] ?? 0) * MINUTE,
        event: { type: 'message', text: 'hello' },
        effects,
        trace,
        release: 'r1',
        handledBy: handledBy === 'queue' ? 'queue' : 'flow',
        owner: conversation.owner,
        waitingAt: null,
        contact: { id: 'u-1', tags: [], attributes: {} },
      })),
      compileRelease(workspace({ waiting: WAITING }), 'again'),
    )
    expect(steps.map(sent)).toEqual(turns.map(sent))
  })
})
