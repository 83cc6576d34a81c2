import type { Json } from '../../../schemas/flow.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { isRecord } from '../../engine/files/shapeOf.ts'
import { type Words, words } from '../../engine/words.ts'
import { isOtherKind } from '../diff/isOtherKind.ts'
import { listIdentity } from '../diff/listIdentity.ts'
import { isDeepEqual } from '../isDeepEqual.ts'
import { agreed, conflictOf, type Merged, type Sides } from './Conflict.ts'
import { mergeLists } from './mergeLists.ts'
import { sayPlace } from './sayPlace.ts'

/**
 * Three versions of one place made into one: property by property, item by item. What one side alone changed is taken; what both changed
 * alike is taken once; what they changed differently is a conflict, and ours is kept.
 */
export function mergeValues(sides: Sides, names: readonly string[] = []): Merged {
  const { base, ours, theirs } = sides
  if (isSame(ours, theirs) || isSame(base, theirs)) return agreed(ours)
  if (isSame(base, ours)) return agreed(theirs)
  if (Array.isArray(ours) && Array.isArray(theirs) && (base === undefined || Array.isArray(base))) {
    const identity = listIdentity(names)
    const merged =
      identity === null ? null : mergeLists(identity, { base: base ?? [], ours, theirs }, names, mergeValues)
    if (merged !== null) return merged
  }
  if (isRecord(ours) && isRecord(theirs) && areMembersApart(sides, names)) return mergeRecords(sides, names)
  return { value: ours, conflicts: [conflictOf(pointerOf(names), sides, sayConflict(sides, names))] }
}

function mergeRecords(sides: Sides, names: readonly string[]): Merged {
  const records = [sides.ours, sides.base, sides.theirs].filter((side) => isRecord(side))
  const merged = [...new Set(records.flatMap((record) => Object.keys(record)))].map((name) => {
    const at = (side: Json | undefined) => memberOf(side, name)
    const member = { base: at(sides.base), ours: at(sides.ours), theirs: at(sides.theirs) }
    return [name, mergeValues(member, [...names, name])] as const
  })
  const members = merged.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const]))
  return { value: Object.fromEntries(members), conflicts: merged.flatMap(([, { conflicts }]) => conflicts) }
}

/**
 * Whether members of the three can be decided one by one. Not when a side made another kind of thing of it; and not when both sides made
 * it new, each their own: half of one node and half of another is nobody's. Words by language, exits and variables do not depend on each other.
 */
function areMembersApart({ base, ours, theirs }: Sides, names: readonly string[]): boolean {
  if (!isRecord(ours) || !isRecord(theirs) || isOtherKind(ours, theirs, names)) return false
  if (isRecord(base)) return !isOtherKind(base, ours, names)
  if (base !== undefined) return false
  const isThing = ['id', 'type', 'kind', 'name'].some((name) => Object.hasOwn(ours, name))
  return names.length <= 1 || (!isThing && [ours, theirs].every((side) => Object.values(side).every(isWords)))
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((word) => typeof word === 'string'))
}

function sayConflict({ base, ours, theirs }: Sides, names: readonly string[]): Words {
  const place = sayPlace(names)
  if (ours === undefined)
    return words`${place}: ours removed it, theirs changed it. Keep it as theirs has it, or remove it.`
  if (theirs === undefined)
    return words`${place}: theirs removed it, ours changed it. Keep it as ours has it, or remove it.`
  if (base === undefined)
    return words`${place}: both sides added it, with different content. Choose one, or rename one.`
  return words`${place}: both sides changed it, differently. Choose one.`
}

export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a === undefined || b === undefined ? a === b : isDeepEqual(a, b)
}

function memberOf(side: Json | undefined, name: string): Json | undefined {
  return isRecord(side) && Object.hasOwn(side, name) ? (side[name] as Json | undefined) : undefined // members of JSON are JSON
}
