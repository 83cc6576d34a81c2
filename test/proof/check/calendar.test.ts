import { expect, test } from 'vitest'
import { checkWorkspace } from '../../../runtime/proof/check/checkWorkspace.ts'
import { example, toGeneral } from '../../../runtime/proof/check/example.ts'
import type { Schedule } from '../../../schemas/resources.ts'

const found = (schedule: Partial<Schedule>, today?: string) =>
  checkWorkspace(
    example(
      {
        hours: {
          type: 'officeHours',
          schedule: 's',
          exits: { open: 'to-general', closed: 'to-general', holiday: 'to-general', emergency: 'to-general' },
        },
        'to-general': toGeneral,
      },
      {},
      { schedules: { s: { id: 's', timeZone: 'Europe/Rome', weekly: { mon: ['09:00-18:00'] }, ...schedule } } },
    ),
    today === undefined ? {} : { today },
  ).map(({ code, message }) => `${code}: ${message}`)

test('a holiday is past on the day after, not on its own; without a date nothing is', () => {
  const holidays = [{ date: '2026-12-25' }, { date: '2027-01-06' }]
  expect(found({ holidays }, '2026-12-25')).toEqual([])
  expect(found({ holidays }, '2026-12-26')).toEqual(['pastDate: Schedule "s": the holiday of 2026-12-25 is past.'])
  expect(found({ holidays }, '2027-02-01')).toEqual([
    'pastDate: Schedule "s": every holiday is past, the last on 2027-01-06.',
  ])
  expect(found({ holidays })).toEqual([])
})

test('exceptions that are past are told apart from holidays, and counted', () => {
  const exceptions = ['2026-01-02', '2026-01-03', '2026-12-24'].map((date) => ({ date, hours: ['09:00-12:00'] }))
  expect(found({ exceptions, holidays: [{ date: '2026-12-25' }] }, '2026-06-01')).toEqual([
    'pastDate: Schedule "s": 2 exceptions are past, the last on 2026-01-03.',
  ])
})

// In Rome the clock goes from 02:00 to 03:00 on Sunday 2027-03-28, in Lord Howe from 02:00 to 02:30 on Sunday 2026-10-04.
test.each<[string, Partial<Schedule>, string[]]>([
  ['hours that end as the clock goes on', { weekly: { sat: ['22:00-02:00'] } }, []],
  ['hours that begin after the gap', { weekly: { sun: ['03:00-09:00'] } }, []],
  ['hours over the whole gap', { weekly: { sun: ['01:00-09:00'] } }, []],
  ['hours that end in the gap', { weekly: { sat: ['22:00-02:30'] } }, ['22:00-02:30 on Saturday end at 03:00']],
  ['hours that begin in it', { weekly: { sun: ['02:15-09:00'] } }, ['02:15-09:00 on Sunday begin at 03:00']],
  ['hours within it', { weekly: { sun: ['02:15-02:45'] } }, ['02:15-02:45 on Sunday do not take place']],
  ['the hours of another day', { weekly: { mon: ['02:15-02:45'] } }, []],
  [
    'an exception of that date in place of the week',
    {
      weekly: { mon: ['09:00-10:00'], sun: ['02:15-02:45'] },
      exceptions: [{ date: '2027-03-28', hours: ['04:00-05:00'] }],
    },
    [],
  ],
  [
    'a zone that skips half an hour',
    { timeZone: 'Australia/Lord_Howe', weekly: { sun: ['02:10-09:00'] } },
    ['02:10-09:00 on Sunday begin at 02:30'],
  ],
  ['a zone whose clock never changes', { timeZone: 'Asia/Tokyo', weekly: { sun: ['02:15-02:45'] } }, []],
])('a clock that goes forward: %s', (_, schedule, what) => {
  const messages = found(schedule, '2026-04-20').filter((message) => message.startsWith('hoursAtClockChange'))
  expect(messages.map((message) => message.replace(/^.* so |\.$/g, ''))).toEqual(what)
})
