import { expect, test } from 'vitest'
import { askSchedule } from '../../../../designer/document/schedule/askSchedule.ts'
import { clockIn, nextClockChange } from '../../../../designer/document/schedule/clockChange.ts'

const support = {
  id: 'support',
  timeZone: 'Europe/Rome',
  weekly: { mon: ['09:00-13:00', '14:00-18:00'] },
  exceptions: [{ date: '2026-12-07', hours: [], name: 'Stock-taking' }],
  holidays: [{ date: '2026-12-14' }],
} as const

test('a schedule is asked at a time on its own clock and says why', () => {
  expect(askSchedule(support, '2026-11-23', '09:00', 'en')).toEqual({
    verdict: 'open',
    reason: { code: 'weekly', day: 'mon', hours: '09:00-13:00' },
    nextOpen: 'today at 14:00',
    nextClose: 'today at 13:00',
  })
  expect(askSchedule(support, '2026-11-23', '13:30', 'it')).toMatchObject({
    verdict: 'closed',
    reason: { code: 'outsideHours' },
    nextOpen: 'oggi alle 14:00',
  })
  expect(askSchedule(support, '2026-12-07', '10:00', 'en')?.reason).toEqual({
    code: 'exception',
    date: '2026-12-07',
    name: 'Stock-taking',
  })
  expect(askSchedule(support, '2026-12-14', '10:00', 'en')).toMatchObject({
    verdict: 'holiday',
    reason: { code: 'holiday', date: '2026-12-14', name: '' },
  })
})

test('in an emergency nobody knows when it opens', () => {
  expect(askSchedule({ ...support, emergency: true }, '2026-11-23', '09:00', 'en')).toEqual({
    verdict: 'emergency',
    reason: { code: 'emergency' },
    nextOpen: null,
    nextClose: null,
  })
})

test('what is no time gets no answer', () => {
  expect(askSchedule(support, '2026-02-30', '09:00', 'en')).toBeNull()
  expect(askSchedule(support, '2026-11-23', '', 'en')).toBeNull()
})

test.each([
  ['Europe/Rome', { date: '2027-03-28', before: '02:00', after: '03:00', isForward: true }],
  ['Australia/Lord_Howe', { date: '2027-04-04', before: '02:00', after: '01:30', isForward: false }],
  ['Asia/Kolkata', null],
  ['Mars/Olympus', null],
])('the next change of the clocks in %s', (zone, change) => {
  expect(nextClockChange(zone, Date.parse('2026-11-21T12:00:00Z'))).toEqual(change)
})

test('a zone has its own wall clock', () => {
  expect(clockIn('Asia/Kolkata', Date.parse('2026-11-21T20:00:00Z'))).toEqual({ date: '2026-11-22', time: '01:30' })
})
