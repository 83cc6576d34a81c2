/*
 * Who writes, when and on which channel: the circumstances that conditions, schedules and splits ask for. One thing differs from the usual
 * at a time, then two; all combinations would be too many.
 */
import type { Json } from '../../../../schemas/flow.ts'
import type { Scenario } from '../../../../schemas/scenarios.ts'
import { comparedValues } from '../../explore/comparedValues.ts'
import { compileSchedule } from '../../schedule/compileSchedule.ts'
import { scheduleAt } from '../../schedule/scheduleAt.ts'
import { stickyBucket } from '../../stickyBucket.ts'
import type { Workspace } from '../../workspace.ts'
import type { Versions } from './Versions.ts'
import { comparisonsOf } from './wordsFor.ts'

export type Setting = Pick<Scenario, 'at' | 'channel' | 'contact'>
type Contact = NonNullable<Scenario['contact']>

/** The usual first: a customer of whom nothing is known, on the flow's first channel, at each verdict of the schedules. */
export function settingsFor(versions: Versions): readonly Setting[] {
  const workspaces = [versions.a.release.workspace, versions.b.release.workspace]
  const channels = Object.entries(workspaces[1]?.channels ?? {}).filter(([, { flow }]) => flow === versions.flowId)
  const times = instants(workspaces)
  const contacts = contactsFor(versions, workspaces)
  const [channel] = channels.map(([id]) => id)
  const usual: Setting = channel === undefined ? {} : { channel }
  return [
    ...times.map((at) => ({ ...usual, at })),
    ...contacts.map((contact) => ({ ...usual, ...(times[0] === undefined ? {} : { at: times[0] }), contact })),
    ...channels.slice(1).map(([id]) => ({ channel: id, ...(times[0] === undefined ? {} : { at: times[0] }) })),
    ...times.slice(1).flatMap((at) => contacts.map((contact) => ({ ...usual, at, contact }))),
  ]
}

const SCAN_START = Date.parse('2026-01-05T10:00:00Z')
const QUARTER = 15 * 60_000
const DAY = 24 * 60 * 60_000

/** An instant for each combination of verdicts that the schedules give within a week and on special days; quarters of an hour. */
function instants(workspaces: readonly Workspace[]): readonly string[] {
  const schedules = workspaces.flatMap((workspace) => Object.values(workspace.schedules))
  const compiled = schedules.map(compileSchedule)
  const special = schedules.flatMap(({ holidays = [], exceptions = [] }) => [...holidays, ...exceptions])
  const days = [...new Set(special.map(({ date }) => Date.parse(`${date}T00:00:00Z`)))].slice(0, 60)
  const found = new Map<string, string>()
  const look = (from: number, to: number): void => {
    for (let at = from; at < to; at += QUARTER) {
      const verdicts = compiled.map((schedule) => scheduleAt(schedule, at).verdict).join(' ')
      if (!found.has(verdicts)) found.set(verdicts, new Date(at).toISOString().replace('.000', ''))
    }
  }
  look(SCAN_START, SCAN_START + 7 * DAY)
  for (const day of days) look(day - DAY / 2, day + 1.5 * DAY)
  return [...found.values()]
}

function contactsFor(versions: Versions, workspaces: readonly Workspace[]): readonly Contact[] {
  const languages = [...new Set(workspaces.flatMap((workspace) => workspace.flows[versions.flowId]?.languages ?? []))]
  const attributes = attributesFor(workspaces)
  return [
    ...languages.map((language): Contact => ({ language })),
    ...attributes,
    ...attributes
      .flatMap((one, index) => attributes.slice(index + 1, index + 20).map((other) => ({ ...one, ...other })))
      .slice(0, 40),
    ...drawnContacts(versions),
  ]
}

function attributesFor(workspaces: readonly Workspace[]): readonly Contact[] {
  const found = new Map<string, Contact>()
  for (const [attribute, values] of comparedIn(workspaces)) {
    if (!attribute.startsWith('contact.')) continue
    const name = attribute.slice('contact.'.length)
    for (const value of values) {
      const contact: Contact = name === 'tags' ? { tags: [String(value)] } : { [name]: value }
      found.set(JSON.stringify(contact), contact)
    }
  }
  return [...found.values()]
}

/** The values that conditions of any flow compare an attribute with. */
export function comparedIn(workspaces: readonly Workspace[]): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, readonly Json[]>()
  for (const workspace of workspaces) {
    for (const flow of Object.values(workspace.flows)) {
      for (const node of Object.values(flow.nodes)) {
        if (node.type !== 'branch') continue
        for (const comparison of node.cases.flatMap(({ when }) => comparisonsOf(when))) {
          const known = found.get(comparison.attribute) ?? []
          found.set(comparison.attribute, [...new Set([...known, ...comparedValues(comparison)])])
        }
      }
    }
  }
  return found
}

/** Contacts that draw each way of each split, in either version. */
function drawnContacts({ a, b }: Versions): readonly Contact[] {
  const splits = [a, b].flatMap(({ flow }) =>
    [...flow.nodes.values()].filter(({ type }) => type === 'split').map(({ id }) => `${flow.id}/${id}`),
  )
  const found = new Map<string, Contact>()
  for (const split of new Set(splits)) {
    for (let number = 1; number <= 200; number += 1) {
      const id = `u-${number}`
      const share = Math.floor(stickyBucket(`${split}/${id}`) / 500)
      if (!found.has(`${split} ${share}`)) found.set(`${split} ${share}`, { id })
    }
  }
  return [...new Map([...found.values()].map((contact) => [contact.id, contact])).values()]
}
