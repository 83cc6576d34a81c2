import { compileSchedule } from '../../runtime/engine/schedule/compileSchedule.ts'
import { nextOpen } from '../../runtime/engine/schedule/nextOpen.ts'
import { type ScheduleVerdict, scheduleAt } from '../../runtime/engine/schedule/scheduleAt.ts'
import { Temporal } from '../../runtime/engine/schedule/temporal.ts'
import { knownTimeZone } from '../../runtime/engine/schedule/timeZone.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { Schedule } from '../../schemas/resources.ts'
import { entryOf } from '../document/records.ts'
import type { PlayedTalk } from './playTalk.ts'
import type { Talk } from './Talk.ts'

/** The schedule that a flow asks first; null when it asks none. */
export function scheduleOf({ flows, schedules }: Workspace, flowId: string): Schedule | null {
  const nodes = Object.values(entryOf(flows, flowId)?.nodes ?? {})
  const asked = nodes.find((node) => node.type === 'officeHours')
  return asked === undefined ? null : (entryOf(schedules, asked.schedule) ?? null)
}

/** What the schedule that the conversation met last, or would meet, says at its present time; null when it meets none. */
export function hoursNow(
  workspace: Workspace,
  { flowId, opening }: Talk,
  { conversation, now }: PlayedTalk,
): (ScheduleVerdict & { readonly schedule: string; readonly nextOpen: number | null }) | null {
  const schedule = entryOf(workspace.schedules, conversation?.session?.schedule ?? '') ?? scheduleOf(workspace, flowId)
  if (schedule === null) return null
  const emergency = opening.emergency?.[schedule.id] ?? schedule.emergency ?? false
  const compiled = compileSchedule({ ...schedule, emergency })
  return { ...scheduleAt(compiled, now), schedule: schedule.id, nextOpen: nextOpen(compiled, now) }
}

/** The zone in which a flow's times are told: its schedule's, else any of the workspace, else the author's. */
export function zoneOf(workspace: Workspace, flowId: string): string {
  const schedule = scheduleOf(workspace, flowId) ?? Object.values(workspace.schedules)[0]
  return knownTimeZone(schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
}

/** `2026-11-20T10:00`, as the browser's field for date and time has it, of an instant in epoch ms. */
export const localTime = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

/** The instant of a local time, in RFC 3339 with the zone's offset; null for what is no time. */
export function instantAt(local: string, zone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(local)
      .toZonedDateTime(zone)
      .toString({ timeZoneName: 'never', smallestUnit: 'second' })
  } catch {
    return null
  }
}
