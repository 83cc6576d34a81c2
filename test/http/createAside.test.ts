import { afterAll, expect, test } from 'vitest'
import { createAside } from '../../runtime/http/simulate/createAside.ts'
import { flowOf } from '../support/workspaceOf.ts'
import { desk } from './desk.ts'

const aside = createAside()
afterAll(() => aside.close())

const live = { hash: 'r1', workspace: desk }
const at = '2026-11-20T10:00:00+01:00'
const asked = (request: object) => ({ text: JSON.stringify(request), mayTryDrafts: true })
const hello = asked({ flowId: 'main', events: [{ at, message: { text: 'hello' } }] })

test('a simulation that takes too long is ended, those behind it are not, and the next one has a thread again', async () => {
  const outcomes = await Promise.allSettled([
    aside.simulate(live, hello, 1),
    aside.simulate(live, hello, 1),
    aside.simulate(live, hello),
    aside.simulate(live, hello),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled'])
  expect(outcomes[0]).toMatchObject({
    reason: { code: 'unprocessable', details: { detail: expect.stringMatching(/took longer than 0\.001 s/) } },
  })
  expect(JSON.parse(await aside.simulate(live, hello))).toMatchObject({ decisions: [{ waitingAt: 'ask' }] })
})

test('another release is what the next simulation decides by', async () => {
  const away = { ...desk, flows: { main: flowOf({ away: { type: 'close' } }) } }
  const owners: string[] = []
  for (const workspace of [desk, away, desk]) {
    const answer = JSON.parse(await aside.simulate({ hash: workspace === desk ? 'r1' : 'r2', workspace }, hello))
    owners.push(answer.decisions[0].owner)
  }
  expect(owners).toEqual(['flow', 'closed', 'flow'])
})

test('more simulations than may wait are told to come again, and every other is answered', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => aside.simulate(live, hello)))
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  expect(refused).toEqual(Array.from({ length: 8 }, () => 'unavailable'))
})

test('who waits when the host closes is told', async () => {
  const closing = createAside()
  const waiting = Promise.allSettled(Array.from({ length: 4 }, () => closing.simulate(live, hello)))
  await closing.close()
  for (const outcome of await waiting) expect(outcome).toMatchObject({ reason: { code: 'unavailable' } })
})
