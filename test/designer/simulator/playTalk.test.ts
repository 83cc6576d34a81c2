import { expect, test } from 'vitest'
import { playTalk, releaseOf } from '../../../designer/simulator/playTalk.ts'
import { beginTalk, giveNext, restart, stepBack, stepForward, type Talk } from '../../../designer/simulator/Talk.ts'
import { trailOf } from '../../../designer/simulator/trailOf.ts'
import { words } from '../../../runtime/engine/words.ts'
import type { Give } from '../../../runtime/proof/scenario/runScenario.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const called = flowOf(
  {
    ask: {
      type: 'collect',
      prompt: [{ text: 'Name?' }],
      variable: 'name',
      value: { kind: 'text' },
      exits: { next: 'done' },
    },
    done: { type: 'outcome', outcome: 'known' },
  },
  { id: 'identify' },
)
const flow = flowOf({
  menu: {
    type: 'menu',
    prompt: [{ text: 'What is it?' }],
    options: [
      { id: 'bill', label: 'Bill' },
      { id: 'bot', label: 'Robot' },
    ],
    timeout: 'PT30M',
    exits: { bill: 'identify', bot: 'robot', timeout: 'to-general' },
  },
  identify: { type: 'subflow', flow: 'identify', exits: { known: 'to-billing' } },
  robot: { type: 'botHandoff', bot: 'faq', exits: { done: 'to-general', failed: 'to-billing' } },
  'to-billing': { type: 'enqueue', queue: 'billing' },
  'to-general': { type: 'enqueue', queue: 'general' },
})
const workspace = workspaceOf([flow, called])
const release = releaseOf(workspace)
const talk = (...gives: Give[]): Talk => gives.reduce(giveNext, beginTalk('main', { at: '2026-01-05T10:00:00Z' }))
const play = (each: Talk) => playTalk(release, each)

test('says when the wait ends, and ends it when the clock comes there', () => {
  const waiting = play(talk({ customer: 'hello' }))
  expect(waiting.due).toBe(Date.parse('2026-01-05T10:30:00Z'))
  const over = play(talk({ customer: 'hello' }, { after: 'PT30M' }))
  expect(over.conversation?.lastEnqueued?.queue).toBe('general')
  expect(over.due).toBeNull()
})

test('knows the bot that is waited for until it hands back', () => {
  expect(play(talk({ customer: 'robot' })).awaited).toMatchObject({ type: 'handToBot', bot: 'faq', text: 'robot' })
  const asked = talk({ customer: 'robot' }, { bot: { replies: ['Yes?'] } }, { customer: 'opening hours' })
  expect(play(asked).awaited).toMatchObject({ type: 'forwardToBot', text: 'opening hours' })
  expect(play(giveNext(asked, { bot: 'fails' })).awaited).toBeNull()
})

test('begins at any node', () => {
  const there = { ...talk({ customer: 'hello' }, { customer: 'Ada' }), from: 'identify' }
  expect(play(there).conversation?.lastEnqueued?.queue).toBe('billing')
})

test('plays on until what is given cannot happen any more, and says what it would have needed', () => {
  const stale = play(talk({ customer: 'bill' }, { bot: 'fails' }, { customer: 'hello?' }))
  expect(stale.steps.length).toBe(1)
  expect(stale.stale).toMatchObject({ step: 1, expected: words`a bot that has the conversation` })
})

test('steps back and forward through the same conversation, and a new word gives up what lay ahead', () => {
  const whole = talk({ customer: 'hello' }, { customer: 'bill' }, { customer: 'Ada' })
  expect(stepForward(stepBack(whole))).toEqual(whole)
  expect(stepForward(stepForward(stepForward(restart(whole))))).toEqual(whole)
  const other = giveNext(stepBack(whole), { customer: 'Grace' })
  expect(other.ahead).toEqual([])
  expect(giveNext(stepBack(whole), { customer: 'Ada' })).toEqual(whole)
})

test('shows the last way apart from the one before, with a called flow at the node that calls it', () => {
  const { steps } = play(talk({ customer: 'hello' }, { customer: 'bill' }, { customer: 'Ada' }))
  const { nodes, exits } = trailOf(workspace, 'main', 'main', steps)
  expect(Object.fromEntries(nodes)).toEqual({ menu: 'before', identify: 'now', 'to-billing': 'now' })
  expect(Object.fromEntries(exits)).toMatchObject({ 'menu bill': 'before', 'identify known': 'now' })
})

test('shows the way within a called flow when that is the open one', () => {
  const { steps } = play(talk({ customer: 'hello' }, { customer: 'bill' }, { customer: 'Ada' }))
  const { nodes, exits } = trailOf(workspace, 'main', 'identify', steps)
  expect(Object.fromEntries(nodes)).toEqual({ ask: 'now', done: 'now' })
  expect(Object.fromEntries(exits)).toEqual({ 'ask next': 'now' })
})

test('begins at an entry, and not while a conversation is under way', () => {
  const entered = releaseOf(workspaceOf([{ ...flow, entries: { bills: 'to-billing', ask: 'menu' } }, called]))
  const played = playTalk(entered, talk({ start: { entry: 'ask' } }, { start: { entry: 'bills' } }))
  expect(played.conversation?.session?.node).toBe('menu')
  expect(played.stale).toMatchObject({ step: 1 })
})
