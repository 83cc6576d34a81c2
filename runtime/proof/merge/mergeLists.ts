/*
 * Lists as sets with order. The order is that of the side that changed it; what a side adds stands after the item that it stands after
 * there, and what both add at one spot is ordered by name, so that the merge is the same from either side.
 */
import type { Json } from '../../../schemas/flow.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { words } from '../../engine/words.ts'
import { type ListIdentity, namesOfItems } from '../diff/listIdentity.ts'
import { isDeepEqual } from '../isDeepEqual.ts'
import { type Conflict, conflictOf, type Merged, type Sides } from './Conflict.ts'
import { sayPlace } from './sayPlace.ts'

type Lists = { readonly base: readonly Json[]; readonly ours: readonly Json[]; readonly theirs: readonly Json[] }
type Names = { readonly base: readonly string[]; readonly ours: readonly string[]; readonly theirs: readonly string[] }
type MergeItem = (sides: Sides, names: readonly string[]) => Merged

/** The lists where the order decides what happens to a customer, or what one sees. */
const ORDERED: ReadonlySet<string> = new Set(['rules', 'options', 'cases', 'branches', 'languages'])

/** null when the items cannot be told apart: then the list is one value. */
export function mergeLists(
  identity: ListIdentity,
  lists: Lists,
  way: readonly string[],
  mergeItem: MergeItem,
): Merged | null {
  if (identity === 'place' && !arePlacesStable(lists)) return null
  const [base, ours, theirs] = [lists.base, lists.ours, lists.theirs].map((items) => namesOfItems(identity, items))
  if (!base || !ours || !theirs) return null
  const names: Names = { base, ours, theirs }
  const itemsOf = (side: keyof Lists) => new Map(names[side].map((name, index) => [name, lists[side][index]]))
  const byName = { base: itemsOf('base'), ours: itemsOf('ours'), theirs: itemsOf('theirs') }
  const items = new Map<string, Json>()
  const conflicts: Conflict[] = []
  for (const name of new Set([...ours, ...base, ...theirs])) {
    const sides = { base: byName.base.get(name), ours: byName.ours.get(name), theirs: byName.theirs.get(name) }
    const merged = mergeItem(sides, [...way, name])
    conflicts.push(...merged.conflicts)
    if (merged.value !== undefined) items.set(name, merged.value)
  }
  const isOrdered = ORDERED.has(way.at(-1) ?? '')
  const kept = keptOrder(names, isOrdered)
  if (kept.isDisputed && isOrdered) {
    const message = words`${sayPlace(way)}: both sides changed the order, differently. Choose one.`
    conflicts.push(conflictOf(pointerOf(way), lists, message))
  }
  const order = withAdditions(kept.names, names, (name) => items.has(name))
  return { value: order.flatMap((name) => items.get(name) ?? []), conflicts }
}

/**
 * Items that have only their place can be told apart while nobody inserts before them or removes before them: one side at most added to
 * the end or took from it.
 */
function arePlacesStable({ base, ours, theirs }: Lists): boolean {
  const sides = [ours, theirs].filter((side) => side.length !== base.length)
  if (sides.length > 1) return false
  return sides.every((side) => {
    const shared = Math.min(side.length, base.length)
    return isDeepEqual(side.slice(0, shared), base.slice(0, shared))
  })
}

/** The items that all three have, in the order of the side that changed it; when both did, differently, in ours where order matters. */
function keptOrder({ base, ours, theirs }: Names, isOrdered: boolean) {
  const sets = [base, ours, theirs].map((names) => new Set(names))
  const common = (from: readonly string[]) => from.filter((name) => sets.every((names) => names.has(name)))
  const [was, mine, yours] = [common(base), common(ours), common(theirs)]
  if (isDeepEqual(mine, yours) || isDeepEqual(was, yours)) return { names: mine, isDisputed: false }
  if (isDeepEqual(was, mine)) return { names: yours, isDisputed: false }
  const isLesser = JSON.stringify(mine) < JSON.stringify(yours)
  return { names: isOrdered || isLesser ? mine : yours, isDisputed: true }
}

function withAdditions(
  kept: readonly string[],
  { ours, theirs }: Names,
  isThere: (name: string) => boolean,
): readonly string[] {
  const [mine, yours] = [runsAfter(kept, ours, isThere), runsAfter(kept, theirs, isThere)]
  const order: string[] = []
  const placed = new Set(kept)
  for (const anchor of [null, ...kept]) {
    if (anchor !== null) order.push(anchor)
    const runs = [mine.get(anchor) ?? [], yours.get(anchor) ?? []].sort(([a = ''], [b = '']) =>
      a < b ? -1 : a > b ? 1 : 0,
    )
    for (const name of runs.flat()) {
      if (placed.has(name)) continue
      placed.add(name)
      order.push(name)
    }
  }
  return order
}

/** What stands in `side` and not among the kept, by the kept item before it. */
function runsAfter(kept: readonly string[], side: readonly string[], isThere: (name: string) => boolean) {
  const isKept = new Set(kept)
  const runs = new Map<string | null, string[]>()
  let anchor: string | null = null
  for (const name of side) {
    if (isKept.has(name)) anchor = name
    else if (isThere(name)) runs.set(anchor, [...(runs.get(anchor) ?? []), name])
  }
  return runs
}
