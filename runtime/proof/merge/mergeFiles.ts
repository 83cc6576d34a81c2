import type { Flow, Json } from '../../../schemas/flow.ts'
import type { Layout } from '../../../schemas/layout.ts'
import { findingsIn } from '../../engine/files/checkValue.ts'
import type { FileKind, FileTypes } from '../../engine/files/FileKind.ts'
import { namesIn, pointerOf } from '../../engine/files/pointer.ts'
import { sentenceOf } from '../../engine/files/sayFinding.ts'
import { isRecord } from '../../engine/files/shapeOf.ts'
import { words } from '../../engine/words.ts'
import { CONTAINERS } from '../diff/containers.ts'
import { type Conflict, conflictOf } from './Conflict.ts'
import { mergeFlows } from './mergeFlows.ts'
import { mergeLayouts } from './mergeLayouts.ts'
import { isSame, mergeValues } from './mergeValues.ts'
import { sayPlace } from './sayPlace.ts'

export type MergedFile<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `value` keeps ours at each conflict and all else merged; it fits the schema too */
  | { readonly ok: false; readonly value: Value; readonly conflicts: readonly Conflict[] }

/**
 * Merges three versions of a file by what they mean. `base` is null when both sides made the file new. The result fits its schema always.
 * Symmetric: the other way round it is the same, but that conflicts keep the other side.
 */
export function mergeFiles<Kind extends FileKind>(
  kind: Kind,
  base: FileTypes[Kind] | null,
  ours: FileTypes[Kind],
  theirs: FileTypes[Kind],
): MergedFile<FileTypes[Kind]> {
  const sides = { base: base as Json, ours: ours as Json, theirs: theirs as Json } // files hold JSON
  if (isSame(sides.base, sides.theirs) || isSame(sides.ours, sides.theirs)) return { ok: true, value: ours }
  if (isSame(sides.base, sides.ours)) return { ok: true, value: theirs }
  const merged = mergeOf(kind, base, ours, theirs)
  const conflicts = [...merged.conflicts]
  const value = withoutFaults(kind, merged.value as Json, sides, conflicts) // parts of the three files
  // Merged from parts of the kind, and held against its schema.
  return conflicts.length === 0
    ? { ok: true, value: value as FileTypes[Kind] }
    : { ok: false, value: value as FileTypes[Kind], conflicts }
}

function mergeOf(
  kind: FileKind,
  base: unknown,
  ours: unknown,
  theirs: unknown,
): { readonly value: unknown; readonly conflicts: readonly Conflict[] } {
  if (base !== null && kind === 'flow') return mergeFlows(base as Flow, ours as Flow, theirs as Flow) // by the kind
  if (base !== null && kind === 'layout') return mergeLayouts(base as Layout, ours as Layout, theirs as Layout) // by the kind
  return mergeValues({ base: (base ?? {}) as Json, ours: ours as Json, theirs: theirs as Json }) // files hold JSON
}

/** Both sides fit the schema and the two together do not: the node, item or setting of ours stands, and a person decides. */
function withoutFaults(
  kind: FileKind,
  value: Json,
  sides: { readonly [side in 'base' | 'ours' | 'theirs']: Json },
  conflicts: Conflict[],
): Json {
  const findings = findingsIn(kind, value)
  if (findings.length === 0) return value
  let mended = value
  for (const path of new Set(findings.map((finding) => unitOf(sides.ours, namesIn(finding.path))))) {
    const names = namesIn(path)
    const at = (side: Json) => names.reduce<Json | undefined>(memberOf, side)
    const message = words`${sayPlace(names)}: what both sides changed does not fit together.`
    const found = findings.find((finding) => finding.path.startsWith(path))
    const whole = found === undefined ? message : words`${message} ${sentenceOf(found)}`
    conflicts.push(conflictOf(path, { base: at(sides.base), ours: at(sides.ours), theirs: at(sides.theirs) }, whole))
    mended = withMember(mended, names, at(sides.ours))
  }
  return findingsIn(kind, mended).length === 0 ? mended : sides.ours
}

/** A node or an item of a resource file: two names. Any other setting: one. */
function unitOf(ours: Json, names: readonly string[]): string {
  const depth = isContainer(ours, names[0]) ? 2 : 1
  return pointerOf(names.slice(0, depth))
}

/** Whether a property of the file holds nodes or items by id. */
function isContainer(file: unknown, name: string | undefined): boolean {
  return name !== undefined && CONTAINERS.has(name) && isRecord(file) && isRecord(file[name])
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] as Json) : undefined // members of JSON are JSON
}

function withMember(value: Json, names: readonly string[], to: Json | undefined): Json {
  const [name, ...rest] = names
  if (name === undefined || !isRecord(value)) return to ?? value
  const members = Object.entries(value as { readonly [name: string]: Json }) // a record of JSON
  const others = members.filter(([key]) => key !== name)
  const member = rest.length === 0 ? to : withMember(memberOf(value, name) ?? {}, rest, to)
  return Object.fromEntries(member === undefined ? others : [...others, [name, member]])
}
