import { expect, test } from 'vitest'
import { type Line, passagesOf } from '../../../designer/simulator/passagesOf.ts'
import { playTalk, releaseOf } from '../../../designer/simulator/playTalk.ts'
import { beginTalk, giveNext } from '../../../designer/simulator/Talk.ts'
import { writeTalk } from '../../../designer/simulator/writeTalk.ts'
import type { Give } from '../../../runtime/proof/scenario/runScenario.ts'
import { runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const flow = flowOf({
  ask: { type: 'botHandoff', bot: 'faq', timeout: 'PT5M', exits: { done: 'look-up', failed: 'bye', timeout: 'bye' } },
  'look-up': {
    type: 'request',
    method: 'GET',
    url: 'https://example.com/orders',
    exits: { ok: 'noted', failed: 'to-general' },
  },
  noted: { type: 'outcome', outcome: 'looked-up', exits: { next: 'to-general' } },
  bye: { type: 'close', content: [{ text: 'Bye' }] },
  'to-general': { type: 'enqueue', queue: 'general', priority: 2 },
})
const release = releaseOf(workspaceOf([flow]))
const talk = (...gives: Give[]) => gives.reduce(giveNext, beginTalk('main', { at: '2026-01-05T10:00:00Z' }))
const say = (line: Line): string =>
  line.who === 'note'
    ? `${line.what} ${Object.values(line.values).join(' ')}`.trim()
    : `${line.who}: ${line.who === 'customer' ? line.text : line.message.text}`
const told = (...gives: Give[]) =>
  playTalk(release, talk(...gives))
    .steps.flatMap(passagesOf)
    .map(({ lines }) => lines.map(say))

test('tells what everybody said and did, turn by turn', () => {
  expect(
    told(
      { customer: 'hello' },
      { bot: { replies: ['Which order?'] } },
      { customer: 'HT-1' },
      { bot: { handback: { outcome: 'found' } } },
      { request: { status: 404 } },
      { agent: 'closes' },
    ),
  ).toEqual([
    ['customer: hello', 'handedToBot faq'],
    ['bot: Which order?'],
    ['customer: HT-1', 'forwarded faq'],
    ['handedBack found', 'requested GET https://example.com/orders'],
    ['requestReturned 404', 'enqueued general +2'],
    ['agentClosed'],
  ])
})

test('tells silence and failures', () => {
  expect(told({ customer: 'hello' }, { after: 'PT5M' })).toEqual([
    ['customer: hello', 'handedToBot faq'],
    ['timeout', 'flow: Bye', 'closed'],
  ])
  expect(told({ customer: 'hello' }, { bot: 'fails' })[1]).toEqual(['botFailed', 'flow: Bye', 'closed'])
})

test('time that passes without an event is a passage without words', () => {
  expect(told({ customer: 'hello' }, { after: 'PT1M' })[1]).toEqual([])
})

test('what is written of a conversation is a scenario that passes and says what it shows', () => {
  const { name, scenario } = writeTalk(release, talk({ customer: 'hello' }, { bot: 'fails' }))
  expect(name).toBe('a bot that fails at ask ends the conversation')
  expect(scenario.steps).toEqual([
    { customer: 'hello' },
    { handedTo: 'faq' },
    { bot: 'fails' },
    { sent: 'Bye' },
    { closed: true },
  ])
  expect(runScenario(release, 'main', scenario).passed).toBe(true)
})
