import { expect, test } from 'vitest'
import type { Event, TakenTurn } from '../../../runtime/engine/index.ts'
import { type ExplainedTurn, explainTurn } from '../../../runtime/proof/explain/explainTurn.ts'
import { talkTo } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const explained = (turn: TakenTurn, event: Event): string => explainTurn({ ...turn, event }).join(' ')
const says = (text: string): Event => ({ type: 'message', text })

const DESK = flowOf({
  hours: {
    type: 'officeHours',
    schedule: 'office',
    exits: { open: 'topic', closed: 'to-general', holiday: 'to-general', emergency: 'to-general' },
  },
  topic: {
    type: 'keywordRoute',
    rules: [
      { id: 'billing', skill: 'billing', keywords: { it: ['rimborso'], en: ['refund*'] } },
      { id: 'thanks', keywords: ['grazie'] },
    ],
    exits: { billing: 'to-billing', thanks: 'to-general', noMatch: 'ask' },
  },
  ask: {
    type: 'menu',
    prompt: [{ text: 'What is it about?' }],
    options: [{ id: 'bill', label: 'Bills' }],
    exits: { bill: 'to-billing', noMatch: 'to-general', timeout: 'to-general' },
  },
  'to-billing': { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 },
  'to-general': { type: 'enqueue', queue: 'general' },
})
const office = { id: 'office', timeZone: 'UTC', weekly: { mon: ['09:00-13:00'] } }
const desk = workspaceOf([DESK], { schedules: { office } })

test('names the rule, the keyword, its language, the other rules and the queue', () => {
  const turn = talkTo(desk).says('un rimborso, grazie')
  expect(explainTurn({ ...turn, event: says('un rimborso, grazie') })).toEqual([
    'Office hours office: open, because Monday has the hours 09:00-13:00.',
    'Said “rimborso”: rule billing at topic matched the keyword rimborso (it); thanks also matched.',
    'The language is it, because keyword at "topic".',
    'Way: hours (open) → topic (billing) → to-billing.',
    'Put in the queue billing, skills billing 3, priority 5.',
  ])
})

test('names the schedule that was closed, and why', () => {
  const talk = talkTo(desk)
  talk.after(5 * 3_600_000)
  expect(explained(talk.says('rimborso'), says('rimborso'))).toContain(
    'Office hours office: closed, because it is outside its hours.',
  )
})

test('names the node that waits, until when, and the option that was chosen afterwards', () => {
  const talk = talkTo(desk)
  const asked = explained(talk.says('hello'), says('hello'))
  expect(asked).toContain('No rule at topic matched.')
  expect(asked).toContain('Waits at ask, until 2026-01-05T11:00:00.000Z.')
  const chosen = explained(talk.says('1'), says('1'))
  expect(chosen).toContain('Said “1”: option bill at ask, by its number. Way: ask (bill) → to-billing.')
})

test('tells a failure with the way that it took, and the fallback', () => {
  const round = flowOf({
    a: { type: 'assign', variables: { n: 1 }, exits: { next: 'b' } },
    b: { type: 'assign', variables: { n: 2 }, exits: { next: 'a' } },
  })
  const told = explained(talkTo(workspaceOf([round])).says('hello'), says('hello'))
  expect(told).toMatch(/Failed \(stepLimit\): [^.]*(?:a → b|b → a)/)
  expect(told).toMatch(/Put in the queue general, priority \d+, the fallback, because of stepLimit\./)
})

test.each([
  ['blocked', says('x'), 'The contact is blocked: the message was kept and no flow ran.'],
  ['queue', says('x'), 'The conversation waits in a queue: the message was added to it and no flow ran.'],
  ['agent', { type: 'agentReplied', agent: 'ada' }, 'The agent ada replied.'],
  [
    'agent',
    { type: 'agentReplied', agent: 'inbox', elsewhere: true },
    "A person answered in the platform's own inbox, and has the conversation.",
  ],
  ['ignored', { type: 'noted', what: 'edit' }, 'The customer changed what they had written: no flow reacts to that.'],
  [
    'consent',
    { type: 'consentTold', word: 'left', isAnswered: true },
    'The customer blocked the channel: nothing can be sent there.',
  ],
  ['agent', { type: 'agentClosed' }, 'The agent finished the conversation.'],
  ['flow', { type: 'timeout', timer: 't' }, 'The time to wait was over.'],
] as const)('a turn taken by %s is told by who took it', (handledBy, event, sentence) => {
  const turn: ExplainedTurn = { handledBy, event, effects: [], trace: [] }
  expect(explainTurn(turn)).toEqual([sentence])
})
