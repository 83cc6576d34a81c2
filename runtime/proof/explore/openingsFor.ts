import type { Json } from '../../../schemas/flow.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { drawBranch } from '../../engine/nodes/drawBranch.ts'
import { Temporal } from '../../engine/schedule/temporal.ts'
import { combinations } from './combinations.ts'
import { instantsOf } from './instantsOf.ts'
import type { Survey } from './Survey.ts'
import type { Detail } from './wordsFor.ts'

/** How a conversation begins, before anybody says a word. */
export type Opening = Pick<Scenario, 'at' | 'channel' | 'contact' | 'emergency' | 'inQueue'>
type Change = { readonly [part in keyof Opening]?: Opening[part] }

const USUAL: Change = {}
const DEFAULT_ANCHOR = '2026-01-05T10:00:00Z'
/** Contacts tried until every branch of a split has one; a branch of one in a thousand is found. */
const CONTACTS_TRIED = 5_000
const CONTACT = 'contact.'

/**
 * The openings that a flow can tell apart: languages, contacts, channels, times and emergencies that it looks at, in every combination up
 * to `limit`; the plainest first.
 */
export function openingsFor(survey: Survey, detail: Detail, limit: number): readonly Opening[] {
  const lists: (readonly Change[])[] = [timesOf(survey), languagesOf(survey, detail), channelsOf(survey)]
  lists.push(contactIdsOf(survey))
  for (const [attribute, values] of survey.compared) {
    const name = attribute.slice(CONTACT.length)
    if (!attribute.startsWith(CONTACT) || name === 'language' || name === 'id') continue
    const given: readonly Json[] = name === 'tags' ? values.map((tag) => [String(tag)]) : values
    lists.push([USUAL, ...given.map((value) => ({ contact: { [name]: value } }))])
  }
  for (const id of survey.schedules) {
    const isOn = survey.release.workspace.schedules[id]?.emergency === true
    lists.push([USUAL, { emergency: { [id]: !isOn } }])
  }
  return combinations(
    lists.filter((list) => list.length > 0),
    limit,
  ).map((changes) => changes.reduce(merge, {}))
}

function merge(a: Change, b: Change): Change {
  return {
    ...a,
    ...b,
    ...(a.contact === undefined && b.contact === undefined ? {} : { contact: { ...a.contact, ...b.contact } }),
    ...(a.emergency === undefined && b.emergency === undefined
      ? {}
      : { emergency: { ...a.emergency, ...b.emergency } }),
  }
}

function timesOf({ release, flow, schedules, asksHoursAgain }: Survey): readonly Change[] {
  const { workspace } = release
  if (schedules.length === 0) return []
  const times = Object.values(workspace.scenarios[flow.id]?.scenarios ?? {}).flatMap(({ at }) => at ?? [])
  const anchor = Date.parse(times[0] ?? DEFAULT_ANCHOR)
  const timeZone = workspace.schedules[schedules[0] ?? '']?.timeZone ?? 'UTC'
  return instantsOf(workspace, schedules, anchor, asksHoursAgain).map((at) => ({ at: sayInstant(at, timeZone) }))
}

function sayInstant(at: number, timeZone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone, smallestUnit: 'second' })
  } catch {
    return new Date(at).toISOString()
  }
}

function languagesOf({ flow, compared }: Survey, detail: Detail): readonly Change[] {
  const told = [...(compared.get('language') ?? []), ...(compared.get('contact.language') ?? [])]
  if (detail === 'exits' && told.length === 0) return []
  const languages = new Set([
    ...flow.languages.slice(1),
    ...told.map(String),
    ...(told.length > 0 ? flow.languages : []),
  ])
  return [USUAL, ...[...languages].map((language) => ({ contact: { language } }))]
}

function channelsOf({ release, flow, compared }: Survey): readonly Change[] {
  const given = Object.values(release.workspace.channels).flatMap(({ variables = {} }) => Object.keys(variables))
  const looksAt = ['channel.id', 'channel.kind', ...given.map((name) => `vars.${name}`)]
  const isRead = looksAt.some((name) => compared.has(name))
  const channels = Object.entries(release.workspace.channels).filter(
    ([, { flow: begun, life }]) => isRead || (begun === flow.id && life?.idle !== undefined),
  )
  return channels.length === 0 ? [] : [USUAL, ...channels.map(([channel]) => ({ channel }))]
}

/** Contacts that the splits draw differently. */
function contactIdsOf({ flow, splits, written, compared }: Survey): readonly Change[] {
  const ids = (compared.get('contact.id') ?? []).map((id) => ({ contact: { id: String(id) } }))
  if (splits.length === 0) return ids.length === 0 ? [] : [USUAL, ...ids]
  const seen = new Set<string>()
  const found: Change[] = []
  const ways = splits.reduce((product, path) => {
    const node = written.get(path)?.node
    return node?.type === 'split' ? product * node.branches.filter(({ percent }) => percent > 0).length : product
  }, 1)
  for (let number = 1; number <= CONTACTS_TRIED && seen.size < ways; number += 1) {
    const id = `u-${number}`
    const drawn = splits.map((path) => {
      const node = written.get(path)?.node
      if (node?.type !== 'split') return ''
      return drawBranch(node.branches, { flow: flow.id, node: path, contact: id }).branch
    })
    const key = drawn.join('\n')
    if (seen.has(key)) continue
    seen.add(key)
    // The contact of a scenario that names none is u-1.
    found.push(number === 1 ? USUAL : { contact: { id } })
  }
  return [...found, ...ids]
}
