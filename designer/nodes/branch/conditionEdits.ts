import type { Condition } from '../../../schemas/flow.ts'

export const NEW_CONDITION: Condition = { attribute: 'language', is: '' }

export type GroupKind = 'all' | 'any'
export type Group = { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] }

export const isGroup = (condition: Condition): condition is Group => 'all' in condition || 'any' in condition
export const kindOf = (group: Group): GroupKind => ('all' in group ? 'all' : 'any')
export const partsOf = (group: Group): readonly Condition[] => ('all' in group ? group.all : group.any)
export const groupOf = (kind: GroupKind, parts: readonly Condition[]): Group =>
  kind === 'all' ? { all: parts } : { any: parts }

/** The opposite; the opposite of an opposite is the condition itself. */
export const negate = (condition: Condition): Condition => ('not' in condition ? condition.not : { not: condition })

/** One more condition beside it: into a group of that kind, or into a new one with what was there. */
export function addBeside(condition: Condition, kind: GroupKind, added: Condition = NEW_CONDITION): Condition {
  if (isGroup(condition) && kindOf(condition) === kind) return groupOf(kind, [...partsOf(condition), added])
  return groupOf(kind, [condition, added])
}

/** The group without a part. A group of one that is left is that one alone; the last part is not taken away. */
export function withoutPart(group: Group, index: number): Condition {
  const [first, ...rest] = partsOf(group).toSpliced(index, 1)
  if (first === undefined) return group
  return rest.length === 0 ? first : groupOf(kindOf(group), [first, ...rest])
}
