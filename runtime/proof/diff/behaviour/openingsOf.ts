import { compileSchedule } from '../../../engine/schedule/compileSchedule.ts'
import { scheduleAt } from '../../../engine/schedule/scheduleAt.ts'
import { type Opening, openingsFor } from '../../explore/openingsFor.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'
import type { Versions } from './Versions.ts'

const OPENINGS = 200
const ANCHOR = Date.parse('2026-01-05T10:00:00Z')
const QUARTER = 15 * 60_000
const DAY = 24 * 60 * 60_000

/** How conversations begin that either version tells apart, and instants at which a schedule says one thing in one and another in the other. */
export function openingsOf(versions: Versions): readonly Opening[] {
  const openings = [
    ...openingsFor(versions.a, 'all', OPENINGS),
    ...openingsFor(versions.b, 'all', OPENINGS),
    ...changedHours(versions),
    ...changedChannels(versions),
  ]
  return [...new Map(openings.map((opening) => [JSON.stringify(opening), opening])).values()]
}

/** Channels that lead here in both versions, and speak another language now, or are of another kind or country. */
function changedChannels({ flowId, a, b }: Versions): readonly Opening[] {
  const now = b.release.workspace.channels
  return Object.entries(a.release.workspace.channels).flatMap(([channel, { flow, kind, language, country }]) => {
    const is = now[channel]
    const isHere = flow === flowId && is?.flow === flowId
    return !isHere || (is.kind === kind && is.language === language && is.country === country) ? [] : [{ channel }]
  })
}

/** Within a week and on special days, by quarters of an hour. */
function changedHours({ a, b }: Versions): readonly Opening[] {
  const found = new Map<string, Opening>()
  for (const id of new Set([...a.schedules, ...b.schedules])) {
    const [old, now] = [a.release.workspace.schedules[id], b.release.workspace.schedules[id]]
    if (old === undefined || now === undefined || isDeepEqual(old, now)) continue
    const [before, after] = [compileSchedule(old), compileSchedule(now)]
    const special = [old, now].flatMap(({ holidays = [], exceptions = [] }) => [...holidays, ...exceptions])
    const days = [...new Set(special.map(({ date }) => Date.parse(`${date}T00:00:00Z`) - DAY / 2))]
    const ranges = [[ANCHOR, 7 * DAY] as const, ...days.map((day) => [day, 2 * DAY] as const)]
    for (const [from, length] of ranges) {
      for (let at = from; at < from + length; at += QUARTER) {
        const [was, is] = [scheduleAt(before, at).verdict, scheduleAt(after, at).verdict]
        const key = `${id} ${was} ${is}`
        if (was !== is && !found.has(key)) found.set(key, { at: new Date(at).toISOString().replace('.000', '') })
      }
    }
  }
  return [...found.values()]
}
