/*
 * A renamed node is found by content: an id that is gone and an id that is new are one node when type and settings are the same (exits
 * compared modulo the renames), or nearly so and the two stand at the same place of the graph.
 */
import type { Flow, Json, Node } from '../../../schemas/flow.ts'
import { diffValues } from './diffValues.ts'
import type { Rename } from './Rename.ts'
import { wiredExits } from './wiredExits.ts'

/** Of all settings, the share that must be the same when a node at the same place was renamed and edited at once. */
const ALIKE = 0.6

/** The nodes of `a` that have another id in `b`, sorted by their old id; each id at most once on either side. */
export function findRenames(a: Flow, b: Flow): readonly Rename[] {
  const gone = Object.keys(a.nodes).filter((id) => !Object.hasOwn(b.nodes, id))
  const fresh = Object.keys(b.nodes).filter((id) => !Object.hasOwn(a.nodes, id))
  if (gone.length === 0 || fresh.length === 0) return []
  const [goneIds, freshIds] = [new Set(gone), new Set(fresh)]
  const [waysA, waysB] = [waysTo(a), waysTo(b)]
  const candidates = gone.flatMap((from) =>
    fresh.flatMap((to) => {
      const [old, now] = [a.nodes[from], b.nodes[to]]
      if (old === undefined || now === undefined || old.type !== now.type) return []
      const likeness = compare(old, now, (was, is) => was === is || (goneIds.has(was) && freshIds.has(is)))
      const [waysFrom, waysNow] = [waysA.get(from), waysB.get(to)]
      const shared = [...(waysFrom ?? [])].filter((way) => waysNow?.has(way) === true).length
      // A way from a node that is itself renamed cannot be told yet; such a node counts as in its place when it has no other way.
      const inPlace = shared > 0 || [...(waysFrom ?? [])].every((way) => goneIds.has(way.slice(0, way.indexOf(' '))))
      return likeness === 1 || (inPlace && likeness >= ALIKE) ? [{ from, to, likeness, shared }] : []
    }),
  )
  candidates.sort(
    (x, y) => y.likeness - x.likeness || y.shared - x.shared || compareIds(x.from, y.from) || compareIds(x.to, y.to),
  )
  const taken = new Map<string, string>()
  const used = new Set<string>()
  for (const { from, to } of candidates) {
    if (taken.has(from) || used.has(to)) continue
    taken.set(from, to)
    used.add(to)
  }
  return [...taken].map(([from, to]) => ({ from, to })).sort((x, y) => compareIds(x.from, y.from))
}

/** 1: the same but for texts at most one; else the share of settings and exits that are the same. */
function compare(old: Node, now: Node, isSameTarget: (was: string, is: string) => boolean): number {
  const [settingsOld, settingsNow] = [settingsOf(old), settingsOf(now)]
  const [exitsOld, exitsNow] = [wiredExits(old), wiredExits(now)]
  const names = [...new Set([...Object.keys(exitsOld), ...Object.keys(exitsNow)])]
  const exitsKept = names.filter((name) => {
    const [was, is] = [exitsOld[name], exitsNow[name]]
    return was !== undefined && is !== undefined && isSameTarget(was, is)
  }).length
  const edits = diffValues(settingsOld, settingsNow).length
  if (edits === 0 && exitsKept === names.length) return 1
  const size = Math.max(countLeaves(settingsOld), countLeaves(settingsNow))
  // The type is the same and counts as a setting, so that a node with one text can have it changed.
  return (1 + Math.max(0, size - edits) + exitsKept) / (1 + size + names.length)
}

function settingsOf(node: Node): Json {
  const { exits: _, type: __, ...settings } = node as { readonly [name: string]: Json } // a node is JSON
  return settings
}

function countLeaves(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, member: Json) => sum + countLeaves(member), 0)
}

/** What leads to each node: `node exit`, or the flow's own entries. */
function waysTo(flow: Flow): ReadonlyMap<string, ReadonlySet<string>> {
  const ways = new Map<string, Set<string>>()
  const add = (to: string, way: string) => ways.set(to, (ways.get(to) ?? new Set()).add(way))
  add(flow.start, ' start')
  if (flow.returning !== undefined) add(flow.returning, ' returning')
  for (const [id, node] of Object.entries(flow.nodes))
    for (const [exit, to] of Object.entries(wiredExits(node))) add(to, `${id} ${exit}`)
  return ways
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
