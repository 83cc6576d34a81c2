import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hoursNow, instantAt, localTime, zoneOf } from '../../../designer/simulator/clock.ts'
import { openingOf } from '../../../designer/simulator/openingOf.ts'
import { playTalk, releaseOf } from '../../../designer/simulator/playTalk.ts'
import { beginTalk, giveNext } from '../../../designer/simulator/Talk.ts'
import { durationMs } from '../../../runtime/engine/parseDuration.ts'
import { formatDuration } from '../../../runtime/proof/formatDuration.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const flow = flowOf({
  hours: {
    type: 'officeHours',
    schedule: 'support',
    exits: { open: 'to-general', closed: 'to-general', holiday: 'to-general', emergency: 'to-general' },
  },
  'to-general': { type: 'enqueue', queue: 'general' },
})
const support = { id: 'support', timeZone: 'Europe/Rome', weekly: { mon: ['09:00-18:00'] } }
const workspace = workspaceOf([flow], {
  schedules: { support },
  channels: { line: { kind: 'line', flow: 'other' }, web: { kind: 'web', flow: 'main' } },
})

test('a length of time is told so that the engine reads the same, in whole seconds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 * 24 * 3600 }), (seconds) => {
      expect(durationMs(formatDuration(seconds * 1000))).toBe(seconds * 1000)
    }),
    { numRuns: 50 },
  )
  expect(formatDuration(1)).toBe('PT1S')
})

test('a local time and its instant go into each other, on both sides of a change of the clock', () => {
  for (const local of ['2026-03-29T01:30', '2026-03-29T03:30', '2026-07-01T12:00', '2026-12-31T23:59']) {
    expect(localTime(Date.parse(instantAt(local, 'Europe/Rome') ?? ''), 'Europe/Rome')).toBe(local)
  }
  expect(instantAt('2026-07-01T12:00', 'Europe/Rome')).toBe('2026-07-01T12:00:00+02:00')
  expect(instantAt('', 'Europe/Rome')).toBeNull()
})

test('tells the hours of the schedule that the flow asks, and when it opens next, as time passes', () => {
  const release = releaseOf(workspace)
  const sunday = beginTalk('main', { at: '2026-11-22T12:00:00+01:00' })
  const before = hoursNow(workspace, sunday, playTalk(release, sunday))
  expect(before).toMatchObject({ verdict: 'closed', nextOpen: Date.parse('2026-11-23T09:00:00+01:00') })
  const monday = giveNext(sunday, {
    after: formatDuration((before?.nextOpen ?? 0) - Date.parse('2026-11-22T11:00:00Z')),
  })
  expect(hoursNow(workspace, monday, playTalk(release, monday))?.verdict).toBe('open')
})

test('an emergency of the opening holds over the hours', () => {
  const talk = beginTalk('main', { at: '2026-11-23T12:00:00+01:00', emergency: { support: true } })
  expect(hoursNow(workspace, talk, playTalk(releaseOf(workspace), talk))?.verdict).toBe('emergency')
})

test('a conversation opens now, to the minute and in the zone of the flow, on a channel that has the flow', () => {
  expect(zoneOf(workspace, 'main')).toBe('Europe/Rome')
  expect(openingOf(workspace, 'main', 'it', Date.parse('2026-11-22T11:00:42Z'))).toEqual({
    at: '2026-11-22T12:00:00+01:00',
    channel: 'web',
    contact: { language: 'it' },
  })
})
