// Every change of a week with a time change, one second either side, against PostgreSQL's own clock: PostgreSQL turns
// instants into wall-clock times (AT TIME ZONE, its own copy of the zone data) and decides by them alone.
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileSchedule } from '../../../runtime/engine/schedule/compileSchedule.ts'
import { nextClose } from '../../../runtime/engine/schedule/nextClose.ts'
import { nextOpen } from '../../../runtime/engine/schedule/nextOpen.ts'
import { scheduleAt } from '../../../runtime/engine/schedule/scheduleAt.ts'
import type { Schedule } from '../../../schemas/resources.ts'
import { createTestDatabase } from '../../support/postgres.ts'

const DAY = 86_400
const GRID = 900

/** Weeks whose time changes are history or long announced, so that every copy of the zone data agrees on them. */
const WEEKS: readonly (readonly [zone: string, monday: string, timeChange: string | null])[] = [
  ['Europe/Rome', '2026-03-23', '2026-03-29T01:00:00Z'],
  ['Europe/Rome', '2026-10-19', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-02', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-10-26', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-03-30', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-09-28', '2026-10-03T15:30:00Z'],
  ['Asia/Kolkata', '2026-03-23', null],
  // Morocco is at UTC+1 and goes back an hour for Ramadan.
  ['Africa/Casablanca', '2024-03-04', '2024-03-10T02:00:00Z'],
  ['Africa/Casablanca', '2024-04-08', '2024-04-14T02:00:00Z'],
  // Brazil's time changed at midnight: a day without 00:30, a day with two 23:30.
  ['America/Sao_Paulo', '2018-10-29', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2019-02-11', '2019-02-17T02:00:00Z'],
]

/** All times are on a grid of 15 minutes. `s` the Sunday, `d` other days of the week. */
const SCHEDULES: readonly (readonly [name: string, make: (day: (offset: number) => string) => Partial<Schedule>])[] = [
  [
    'an office with a lunch break',
    () => ({ weekly: { mon: ['09:00-13:00', '14:00-18:00'], fri: ['09:00-13:00'], sun: ['09:00-24:00'] } }),
  ],
  [
    'hours that begin and end within the hour that vanishes or comes twice',
    () => ({
      weekly: {
        sat: ['20:00-22:15', '23:00-23:30', '23:45-00:30'],
        sun: ['00:45-01:15', '01:30-01:45', '02:00-02:15', '02:30-02:45', '03:00-04:00'],
      },
    }),
  ],
  ['the gap and nothing else', () => ({ weekly: { sat: ['23:15-24:00'], sun: ['00:15-00:45', '02:15-02:45'] } })],
  ['nights', () => ({ weekly: { thu: ['22:00-02:00'], sat: ['22:00-02:30'], sun: ['22:00-06:00'] } })],
  [
    'around the clock from nine',
    () => ({ weekly: { fri: ['09:00-09:00'], sat: ['09:00-09:00'], sun: ['09:00-09:00'] } }),
  ],
  ['whole days, Sunday a holiday', (day) => ({ weekly: WHOLE_WEEK, holidays: [{ date: day(6) }] })],
  ['nights, Saturday a holiday', (day) => ({ weekly: NIGHTS, holidays: [{ date: day(5) }] })],
  [
    'nights with exceptions',
    (day) => ({
      weekly: NIGHTS,
      exceptions: [
        { date: day(5), hours: ['21:00-01:45'] },
        { date: day(6), hours: [] },
        { date: day(3), hours: ['00:00-24:00'] },
      ],
    }),
  ],
]

const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const WHOLE_WEEK = Object.fromEntries(EVERY_DAY.map((day) => [day, ['00:00-24:00']]))
const NIGHTS = Object.fromEntries(EVERY_DAY.map((day) => [day, ['22:30-02:30']]))

type Reading = { readonly at: number; readonly wall: string; readonly verdict: string }

/**
 * What PostgreSQL says at each instant (epoch seconds). `reached` is the latest reading of the wall clock so far, `ahead` the
 * earliest from now on; they differ from the reading only around a time change. The place has opened when the opening time has been
 * reached, and not closed while an earlier reading than the closing time is still ahead.
 */
const VERDICTS = `
  with clock as (
    select at, to_timestamp(at) at time zone $1 as wall from unnest($2::float8[]) as at
  ), span as (
    select at, wall, max(wall) over (order by at) as reached, min(wall) over (order by at desc) as ahead from clock
  ), hours as (
    select $3::date + ordinality::int - 1 as date, elem as text
    from jsonb_array_elements($4::text::jsonb) with ordinality as day(list, ordinality), jsonb_array_elements_text(list) as elem
  ), shift as (
    select date + split_part(text, '-', 1)::interval as opens,
      date + split_part(text, '-', 2)::interval
        + case when split_part(text, '-', 2)::interval <= split_part(text, '-', 1)::interval then interval '1 day' else interval '0' end as closes
    from hours
  )
  select at::float8 as at, wall::text as wall,
    case
      when reached::date = any ($5::text[]::date[]) then 'holiday'
      when exists (select from shift where reached >= opens and ahead < closes) then 'open'
      else 'closed'
    end as verdict
  from span order by at`

let sql: postgres.Sql

beforeAll(async () => {
  sql = postgres(await createTestDatabase(), { max: 1 })
})
afterAll(() => sql?.end())

/** Two days more on either side of the week; each point of the grid and one second either side of it. */
function instantsOf(monday: string): number[] {
  const start = Date.parse(`${monday}T00:00:00Z`) / 1000 - 2 * DAY
  return Array.from({ length: (11 * DAY) / GRID }, (_, index) => start + index * GRID).flatMap((at) => [
    at - 1,
    at,
    at + 1,
  ])
}

async function readByPostgres(zone: string, monday: string, schedule: Schedule): Promise<Reading[]> {
  const first = Date.parse(`${monday}T00:00:00Z`) - 3 * DAY * 1000
  const holidays = (schedule.holidays ?? []).map(({ date }) => date)
  const written = Array.from({ length: 13 }, (_, index) => {
    const date = new Date(first + index * DAY * 1000)
    const iso = date.toISOString().slice(0, 10)
    if (holidays.includes(iso)) return []
    const exception = schedule.exceptions?.find((candidate) => candidate.date === iso)
    return exception?.hours ?? schedule.weekly[EVERY_DAY[(date.getUTCDay() + 6) % 7] ?? 'mon'] ?? []
  })
  const firstDate = new Date(first).toISOString().slice(0, 10)
  const parameters = [zone, instantsOf(monday), firstDate, JSON.stringify(written), holidays]
  return await sql.unsafe<Reading[]>(VERDICTS, parameters)
}

describe.each(WEEKS)('%s in the week of %s', (zone, monday, timeChange) => {
  const day = (offset: number) => new Date(Date.parse(monday) + offset * DAY * 1000).toISOString().slice(0, 10)

  test('has the time change that makes the week worth testing', async () => {
    const readings = await readByPostgres(zone, monday, { id: 'none', timeZone: zone, weekly: {} })
    const offsets = readings.map(({ at, wall }) => Date.parse(`${wall.replace(' ', 'T')}Z`) / 1000 - at)
    const changes = readings.filter((_, index) => index > 0 && offsets[index] !== offsets[index - 1])
    expect(changes.map(({ at }) => at * 1000)).toEqual(timeChange === null ? [] : [Date.parse(timeChange)])
  })

  test.each(SCHEDULES)('%s: as PostgreSQL says', async (_name, make) => {
    const schedule: Schedule = { id: 'probe', timeZone: zone, weekly: {}, ...make(day) }
    const compiled = compileSchedule(schedule)
    const readings = await readByPostgres(zone, monday, schedule)
    expect(new Set(readings.map(({ verdict }) => verdict)).size).toBeGreaterThan(1)

    const verdicts = readings.map((reading) => ({ ...reading, got: scheduleAt(compiled, reading.at * 1000).verdict }))
    expect(verdicts.filter(({ verdict, got }) => got !== verdict)).toEqual([])

    const changes = changesAhead(readings)
    expect(changes.length).toBeGreaterThan(100)
    const next = changes.map((change) => ({
      ...change,
      gotOpen: seconds(nextOpen(compiled, change.at * 1000)),
      gotClose: seconds(nextClose(compiled, change.at * 1000)),
    }))
    expect(next.filter(({ opens, closes, gotOpen, gotClose }) => gotOpen !== opens || gotClose !== closes)).toEqual([])
  })
})

function seconds(instant: number | null): number | null {
  return instant === null ? null : instant / 1000
}

/** For each instant the next opening and closing after it; only where both lie within the readings. */
function changesAhead(readings: readonly Reading[]) {
  const changes: { readonly at: number; readonly wall: string; readonly opens: number; readonly closes: number }[] = []
  let opens: number | null = null
  let closes: number | null = null
  let after: Reading | undefined
  for (const reading of readings.toReversed()) {
    if (after?.verdict === 'open' && reading.verdict !== 'open') opens = after.at
    if (after?.verdict !== 'open' && reading.verdict === 'open') closes = after?.at ?? null
    if (opens !== null && closes !== null) changes.push({ at: reading.at, wall: reading.wall, opens, closes })
    after = reading
  }
  return changes
}
