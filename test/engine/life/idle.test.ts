import { describe, expect, test } from 'vitest'
import { compileRelease, takeTurn } from '../../../runtime/engine/index.ts'
import type { Life, MenuNode } from '../../../schemas/flow.ts'
import { queueOf, sent, talkTo } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const MINUTE = 60_000
const menu: MenuNode = {
  type: 'menu',
  prompt: [{ text: 'How can we help?' }],
  options: [{ id: 'billing', label: 'Billing' }],
  exits: { billing: 'queue', noMatch: 'queue', timeout: 'queue' },
}
const IDLE: NonNullable<Life['idle']> = {
  reminders: [
    { after: 'PT10M', text: { en: 'Still there, {{ contact.name }}?', it: 'Ci sei ancora, {{ contact.name }}?' } },
    { after: 'PT20M', text: 'Shall we go on?' },
  ],
  close: { after: 'PT30M', text: 'We close this for now.' },
}

function workspaceWith(node: MenuNode, own: Life | undefined, idle: NonNullable<Life['idle']>) {
  const flow = flowOf({ menu: node, queue: { type: 'enqueue', queue: 'billing' } })
  return workspaceOf([flow], {
    workspace: { name: 'Test', languages: ['en', 'it', 'zh'], life: { idle } },
    channels: { web: { kind: 'web', flow: 'main', ...(own === undefined ? {} : { life: own }) } },
  })
}
const talk = (node: MenuNode = menu, own: Life | undefined = undefined, idle: NonNullable<Life['idle']> = IDLE) =>
  talkTo(workspaceWith(node, own, idle), { name: 'Ada' })

type Talk = ReturnType<typeof talk>

/** How long the present wait lasts, in minutes; then it is over. */
function waitOut(talked: Talk, turn: ReturnType<Talk['says']>) {
  const timer = turn.effects.find((effect) => effect.type === 'startTimer')
  const minutes = timer?.type === 'startTimer' ? (timer.at - now) / MINUTE : 0
  talked.after(minutes * MINUTE)
  now += minutes * MINUTE
  return { minutes, turn: talked.timesOut() }
}
let now = 0
function begin(talked: Talk) {
  now = Date.UTC(2026, 0, 5, 10)
  return talked.says('hello')
}

describe('a customer who says nothing', () => {
  test('is reminded, each time at its time, and then the conversation is closed', () => {
    const talked = talk()
    const first = waitOut(talked, begin(talked))
    const second = waitOut(talked, first.turn)
    const third = waitOut(talked, second.turn)
    expect([first, second, third].map(({ minutes, turn }) => [minutes, sent(turn), turn.conversation.owner])).toEqual([
      [10, ['Still there, Ada?'], 'flow'],
      [10, ['Shall we go on?'], 'flow'],
      [10, ['We close this for now.'], 'closed'],
    ])
    expect(second.turn.trace).toContainEqual({ type: 'reminded', node: 'menu', number: 2 })
    expect(third.turn.trace).toEqual([{ type: 'closedIdle', node: 'menu' }])
    expect(third.turn.conversation.session?.timer).toBeUndefined()
  })
  test('answers the question that still stands, in the midst of the reminders', () => {
    const talked = talk()
    waitOut(talked, begin(talked))
    expect(queueOf(talked.says('1'))).toBe('billing')
  })
  test('is reminded from the start again once they said a word', () => {
    const talked = talk()
    waitOut(talked, begin(talked))
    const again = waitOut(talked, talked.says('what?'))
    expect([again.minutes, sent(again.turn)]).toEqual([10, ['Still there, Ada?']])
  })
  test('begins anew with the next message when it was closed', () => {
    const talked = talk()
    let { turn } = waitOut(talked, begin(talked))
    for (let more = 0; more < 2; more += 1) turn = waitOut(talked, turn).turn
    const anew = talked.says('1')
    expect([anew.handledBy, queueOf(anew)]).toEqual(['again', 'billing'])
  })
  test('leaves a question by its exit when it says itself how long it waits, whatever holds of all', () => {
    const talked = talk({ ...menu, timeout: 'PT15M' })
    const first = waitOut(talked, begin(talked))
    const second = waitOut(talked, first.turn)
    expect([first.minutes, sent(first.turn)]).toEqual([10, ['Still there, Ada?']])
    expect([second.minutes, queueOf(second.turn)]).toEqual([5, 'billing'])
  })
  test('hears nothing on a channel that says so, and what the channel says on another', () => {
    const quiet = talk(menu, { idle: {} })
    const { minutes, turn } = waitOut(quiet, begin(quiet))
    expect([minutes, queueOf(turn)]).toEqual([60, 'billing'])
    const own = talk(menu, { idle: { close: { after: 'PT5M' } } })
    const closed = waitOut(own, begin(own))
    expect([closed.minutes, sent(closed.turn), closed.turn.conversation.owner]).toEqual([5, [], 'closed'])
  })
  test('hears the first language where nobody has translated it yet', () => {
    const talked = talk(menu, undefined, { reminders: [{ after: 'PT1M', text: { en: '', it: 'Ci sei?', zh: '' } }] })
    expect(sent(waitOut(talked, begin(talked)).turn)).toEqual(['Ci sei?'])
  })
  test('who began before anything was said of it goes on as it was said then', () => {
    const talked = talk(menu, undefined, {})
    const { conversation } = begin(talked)
    const [before, live] = [{}, IDLE].map((idle, index) =>
      compileRelease(workspaceWith(menu, undefined, idle), index === 0 ? 'r1' : 'r2'),
    )
    if (before === undefined || live === undefined) throw new Error('two of two')
    const turn = takeTurn({
      live,
      own: () => before,
      thread: { contact: talked.contact(), blocked: false, optedOut: false, conversation },
      event: { type: 'timeout', timer: conversation.session?.timer ?? '' },
      place: {
        now: now + 60 * MINUTE,
        turnId: 't9',
        newConversationId: 'c9',
        channel: { id: 'web', kind: 'web', flow: 'main' },
      },
    })
    expect(queueOf(turn)).toBe('billing')
  })
  test('is lost to no template that cannot be read', () => {
    const talked = talk(menu, undefined, { reminders: [{ after: 'PT1M', text: 'Hello {{ contact.name' }] })
    const reminded = waitOut(talked, begin(talked))
    expect([sent(reminded.turn), reminded.turn.conversation.owner]).toEqual([[], 'flow'])
    expect(queueOf(waitOut(talked, reminded.turn).turn)).toBe('billing')
  })
})
