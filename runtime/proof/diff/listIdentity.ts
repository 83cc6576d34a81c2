/*
 * What makes an item of a list the same item on both sides of a diff or merge. By the name of the list, because the format gives every
 * name one meaning; a list that is not named here, or whose items cannot be told apart, is one value.
 */

/** `text`: the item is its own name. `place`: the first stays the first. Any other: the property that names an item. */
export type ListIdentity = 'id' | 'skill' | 'date' | 'text' | 'place'

const IDENTITIES: ReadonlyMap<string, ListIdentity> = new Map<string, ListIdentity>([
  ['rules', 'id'],
  ['options', 'id'],
  ['cases', 'id'],
  ['branches', 'id'],
  ['skills', 'skill'],
  ['exceptions', 'date'],
  ['holidays', 'date'],
  ['languages', 'text'],
  ['keywords', 'text'],
  ['escape', 'text'],
  ['patterns', 'text'],
  ['outcomes', 'text'],
  ['addTags', 'text'],
  ['removeTags', 'text'],
  ['dropSkills', 'text'],
  ['stop', 'text'],
  ['start', 'text'],
  ['help', 'text'],
  ['content', 'place'],
  ['prompt', 'place'],
  ['retry', 'place'],
  ['returning', 'place'],
  ['cards', 'place'],
  ['buttons', 'place'],
  ['sections', 'place'],
  ['rows', 'place'],
])

/** Lists of words that may be kept per language: `/keywords/en`. */
const PER_LANGUAGE: ReadonlySet<string> = new Set(['keywords', 'escape'])

/** How the items of the list at this place are told apart; null: the list is one value. */
export function listIdentity(names: readonly string[]): ListIdentity | null {
  if (names.includes('body') || names.includes('when')) return null // a service's own JSON, and conditions
  const parent = names.at(-2) ?? ''
  if (PER_LANGUAGE.has(parent)) return 'text'
  return IDENTITIES.get(names.at(-1) ?? '') ?? null
}

/** The names of the items, in order; null when an item has none or two have the same. */
export function namesOfItems(identity: ListIdentity, items: readonly unknown[]): readonly string[] | null {
  const names = items.map((item, index) => nameOf(identity, item, index))
  if (names.some((name) => name === null) || new Set(names).size < names.length) return null
  return names as string[] // none is null
}

function nameOf(identity: ListIdentity, item: unknown, index: number): string | null {
  if (identity === 'place') return String(index)
  if (identity === 'text') return typeof item === 'string' ? item : null
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null
  const name = Object.entries(item).find(([property]) => property === identity)?.[1]
  return typeof name === 'string' ? name : null
}
