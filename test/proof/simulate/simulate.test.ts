import { expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { simulate } from '../../../runtime/proof/simulate/simulate.ts'
import type { SimulateEvent } from '../../../schemas/wire.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const release = compileRelease(
  workspaceOf([
    flowOf({
      bot: { type: 'botHandoff', bot: 'faq', exits: { done: 'ask', failed: 'to-general', timeout: 'to-general' } },
      ask: {
        type: 'request',
        method: 'GET',
        url: 'https://orders.example/{{ vars.order }}',
        exits: { ok: 'to-billing', failed: 'to-general' },
      },
      'to-billing': { type: 'enqueue', queue: 'billing' },
      'to-general': { type: 'enqueue', queue: 'general' },
    }),
  ]),
  'r1',
)
const at = (second: number) => `2026-11-20T10:00:${String(second).padStart(2, '0')}+01:00`
const HELLO: SimulateEvent = { at: at(0), message: { text: 'hello' } }
const DONE: SimulateEvent = {
  at: at(1),
  botReplied: { replies: [{ text: 'Wait.' }], handback: { variables: { order: 7 } } },
}

/** Event, owner and rest of each decision. */
function told(events: readonly SimulateEvent[]): readonly string[] {
  const simulated = simulate(release, 'main', { events })
  if (!simulated.ok) return [`${simulated.pointer} ${simulated.message}`]
  return simulated.answer.decisions.map(({ event, owner, waitingAt }) => `${event} ${owner} ${waitingAt ?? ''}`.trim())
}

test('bots and services answer as the events say', () => {
  expect(told([HELLO, DONE, { at: at(2), requestReturned: { status: 200, body: {} } }])).toEqual([
    'message bot bot',
    'botReplied flow ask',
    'requestReturned queue',
  ])
  expect(told([HELLO, { at: at(1), botFailed: 'time-out' }])).toEqual(['message bot bot', 'botFailed queue'])
  expect(told([HELLO, DONE, { at: at(2), requestFailed: 'refused' }]).at(-1)).toBe('requestFailed queue')
})

test('an agent who finishes is followed by a customer who returns', () => {
  const events: SimulateEvent[] = [
    HELLO,
    { at: at(1), botFailed: 'time-out' },
    { at: at(2), agentClosed: true },
    { at: at(3), message: { text: 'one thing more' } },
  ]
  expect(told(events).slice(2)).toEqual(['agentClosed closed', 'message queue'])
  const simulated = simulate(release, 'main', { events })
  expect(simulated.ok && simulated.answer.decisions.at(-1)?.sentences).toEqual([
    'The customer came back within the threading window.',
    'Put in the queue general, priority 0.',
  ])
})

test('an answer that nobody waits for is told as ignored', () => {
  const simulated = simulate(release, 'main', { events: [HELLO, { at: at(1), requestReturned: { status: 200 } }] })
  expect(simulated.ok && simulated.answer.decisions[1]?.sentences.join()).toContain('Ignored (requestReturned)')
})

test('the same events give the same answer', () => {
  const request = { events: [HELLO, DONE], contact: { id: 'u-9', language: 'it', attributes: { tier: 'gold' } } }
  expect(JSON.stringify(simulate(release, 'main', request))).toBe(JSON.stringify(simulate(release, 'main', request)))
})

test('a second that does not exist is refused at its place', () => {
  expect(told([HELLO, { ...DONE, at: '2026-11-20T23:59:60Z' }])).toEqual(['/events/1/at "at": there is no such time.'])
})
