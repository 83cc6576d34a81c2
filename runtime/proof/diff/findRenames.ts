/*
 * A renamed node is found by content. An id that is gone and an id that is new are one node when type and settings are the same, exits
 * compared modulo the renames; or nearly the same, and the two stand in the same place of the graph. The first are found by their content's
 * fingerprint, the others by what leads to them, outwards from the nodes already known: no node is compared with every other.
 */
import type { Flow, Json, Node } from '../../../schemas/flow.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'
import { diffValues } from './diffValues.ts'
import type { Rename } from './Rename.ts'

/** Of type, settings and exits, the share that must be the same when a node in the same place was renamed and edited at once. */
const ALIKE = 0.6

/** The nodes of `a` that have another id in `b`, sorted by their old id; each id at most once on either side. */
export function findRenames(a: Flow, b: Flow): readonly Rename[] {
  const gone = new Set(Object.keys(a.nodes).filter((id) => !Object.hasOwn(b.nodes, id)))
  const fresh = new Set(Object.keys(b.nodes).filter((id) => !Object.hasOwn(a.nodes, id)))
  if (gone.size === 0 || fresh.size === 0) return []
  const search: Search = { a, b, gone, fresh, waysA: waysTo(a), waysB: waysTo(b), found: new Map() }
  take(search, sameContent(search))
  while (take(search, samePlace(search)) > 0);
  return [...search.found].map(([from, to]) => ({ from, to })).sort((x, y) => compareIds(x.from, y.from))
}

/** `gone` and `fresh` are those that have no partner yet. */
type Search = {
  readonly a: Flow
  readonly b: Flow
  readonly gone: Set<string>
  readonly fresh: Set<string>
  readonly waysA: Ways
  readonly waysB: Ways
  readonly found: Map<string, string>
}
/** What leads to each node: `node exit`, or the flow's own entries. */
type Ways = ReadonlyMap<string, ReadonlySet<string>>
type Candidate = { readonly from: string; readonly to: string; readonly likeness: number; readonly shared: number }

/** Takes the best candidates first, each id once; gives how many it took. */
function take(search: Search, candidates: readonly Candidate[]): number {
  const before = search.found.size
  const sorted = [...candidates].sort(
    (x, y) => y.likeness - x.likeness || y.shared - x.shared || compareIds(x.from, y.from) || compareIds(x.to, y.to),
  )
  for (const { from, to } of sorted) {
    if (!search.gone.has(from) || !search.fresh.has(to)) continue
    search.found.set(from, to)
    search.gone.delete(from)
    search.fresh.delete(to)
  }
  return search.found.size - before
}

function sameContent(search: Search): readonly Candidate[] {
  const { a, b, gone, fresh } = search
  const byContent = new Map<string, string[]>()
  for (const id of fresh) {
    const key = fingerprint(b.nodes[id])
    byContent.set(key, [...(byContent.get(key) ?? []), id])
  }
  const isSameTarget = (was: string, is: string) => was === is || (gone.has(was) && fresh.has(is))
  return [...gone].flatMap((from) =>
    (byContent.get(fingerprint(a.nodes[from])) ?? []).flatMap((to) =>
      likenessOf(a.nodes[from], b.nodes[to], isSameTarget) === 1
        ? [{ from, to, likeness: 1, shared: sharedWays(search, from, to) }]
        : [],
    ),
  )
}

function samePlace(search: Search): readonly Candidate[] {
  const { a, b, gone, fresh, found, waysB } = search
  const byWay = new Map<string, string>()
  for (const id of fresh) for (const way of waysB.get(id) ?? []) byWay.set(way, id)
  const isSameTarget = (was: string, is: string) =>
    was === is || found.get(was) === is || (gone.has(was) && fresh.has(is))
  return [...gone].flatMap((from) => {
    const there = new Set(waysFrom(search, from).flatMap((way) => byWay.get(way) ?? []))
    return [...there].flatMap((to) => {
      const likeness = likenessOf(a.nodes[from], b.nodes[to], isSameTarget)
      return likeness < ALIKE ? [] : [{ from, to, likeness, shared: sharedWays(search, from, to) }]
    })
  })
}

/** The ways to a node of `a`, under the names that the nodes have in `b`. */
function waysFrom({ waysA, found }: Search, id: string): readonly string[] {
  return [...(waysA.get(id) ?? [])].map((way) => {
    const at = way.indexOf(' ')
    const node = way.slice(0, at)
    return (found.get(node) ?? node) + way.slice(at)
  })
}

function sharedWays(search: Search, from: string, to: string): number {
  const ways = search.waysB.get(to)
  return waysFrom(search, from).filter((way) => ways?.has(way) === true).length
}

/** The share of type, settings and exits that two nodes have in common: 1, the same; 0, another type. */
function likenessOf(
  old: Node | undefined,
  now: Node | undefined,
  isSameTarget: (was: string, is: string) => boolean,
): number {
  if (old === undefined || now === undefined || old.type !== now.type) return 0
  const [settingsOld, settingsNow] = [settingsOf(old), settingsOf(now)]
  const [exitsOld, exitsNow] = [wiredExits(old), wiredExits(now)]
  const names = [...new Set([...Object.keys(exitsOld), ...Object.keys(exitsNow)])]
  const exitsKept = names.filter((name) => {
    const [was, is] = [exitsOld[name], exitsNow[name]]
    return was !== undefined && is !== undefined && isSameTarget(was, is)
  }).length
  const edits = diffValues(settingsOld, settingsNow).length
  const size = Math.max(countLeaves(settingsOld), countLeaves(settingsNow))
  const settingsKept = Math.max(0, size - edits)
  return edits === 0 && exitsKept === names.length ? 1 : (1 + settingsKept + exitsKept) / (1 + size + names.length)
}

function settingsOf(node: Node): Json {
  const { exits: _, type: __, ...settings } = node as { readonly [name: string]: Json } // a node is JSON
  return settings
}

function fingerprint(node: Node | undefined): string {
  if (node === undefined) return ''
  const sorted = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => compareIds(x, y)))
      : value
  return `${node.type} ${JSON.stringify(settingsOf(node), sorted)}`
}

function countLeaves(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, member: Json) => sum + countLeaves(member), 0)
}

function waysTo(flow: Flow): Ways {
  const ways = new Map<string, Set<string>>()
  const add = (to: string, way: string) => ways.set(to, (ways.get(to) ?? new Set()).add(way))
  add(flow.start, ' start')
  if (flow.returning !== undefined) add(flow.returning, ' returning')
  for (const [name, id] of Object.entries(flow.entries ?? {})) add(id, ` entry ${name}`)
  for (const [id, node] of Object.entries(flow.nodes))
    for (const [exit, to] of Object.entries(wiredExits(node))) add(to, `${id} ${exit}`)
  return ways
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
