import { sayNames } from '../diff/sayNames.ts'

/** The place of a conflict for people: `Node "topic", exit "billing"`. `names` are those of an edit's path. */
export function sayPlace(names: readonly string[]): string {
  const [first, second, ...rest] = sayNames(names)
  if (first === undefined) return 'The file'
  if (second === undefined) return `"${first}"`
  const [list, item, ...further] = rest
  const subject = first === 'nodes' ? `Node "${second}"` : `"${second}" of "${first}"`
  if (list === undefined) return subject
  if (list === 'exits' && item !== undefined) return `${subject}, exit "${item}"`
  return `${subject}, ${[list, item ?? [], ...further].flat().join(' ')}`
}
