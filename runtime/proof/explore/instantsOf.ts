import { compileSchedule } from '../../engine/schedule/compileSchedule.ts'
import { nextClose } from '../../engine/schedule/nextClose.ts'
import { nextOpen } from '../../engine/schedule/nextOpen.ts'
import { scheduleAt } from '../../engine/schedule/scheduleAt.ts'
import type { Workspace } from '../../engine/workspace.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MINUTE = 60_000

/**
 * Instants (epoch ms) that show every combination of verdicts that the schedules come to: in the fortnight after `anchor`, and on their
 * holidays and exceptions. The anchor comes first. Emergencies are left aside: no clock brings them about.
 * `changes`: also five minutes before each kind of change, for what is asked again after a while.
 */
export function instantsOf(
  { schedules }: Workspace,
  ids: readonly string[],
  anchor: number,
  changes: boolean,
): readonly number[] {
  const files = ids.flatMap((id) => schedules[id] ?? [])
  const compiled = files.map((schedule) => compileSchedule({ ...schedule, emergency: false }))
  const verdictsAt = (at: number) => compiled.map((schedule) => scheduleAt(schedule, at).verdict).join(' ')
  const candidates = [anchor]
  for (const schedule of compiled) {
    const opens = nextOpen(schedule, anchor)
    const closes = nextClose(schedule, anchor)
    if (opens !== null) candidates.push(opens + HOUR / 2)
    if (closes !== null) candidates.push(closes + HOUR / 2)
  }
  for (let at = anchor + HOUR; at < anchor + 14 * DAY; at += HOUR) candidates.push(at)
  const special = files.flatMap(({ holidays = [], exceptions = [] }) => [...holidays, ...exceptions])
  for (const { date } of special) {
    const noon = Date.parse(`${date}T12:00:00Z`)
    if (!Number.isNaN(noon)) for (const hours of [0, -3, 3, -6, 6, -10, 10]) candidates.push(noon + hours * HOUR)
  }
  const seen = new Map<string, number>()
  for (const at of candidates) {
    const verdicts = verdictsAt(at)
    if (!seen.has(verdicts)) seen.set(verdicts, at)
  }
  const instants = [...seen.values()]
  if (!changes) return instants
  for (const schedule of compiled) {
    for (const change of [nextClose(schedule, anchor), nextOpen(schedule, anchor)]) {
      if (change === null) continue
      const before = change - 5 * MINUTE
      const turn = `${verdictsAt(before)} → ${verdictsAt(change + 5 * MINUTE)}`
      if (!seen.has(turn)) {
        seen.set(turn, before)
        instants.push(before)
      }
    }
  }
  return instants
}
