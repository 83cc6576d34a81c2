import { joinWords, type Words, words } from '../../engine/words.ts'
import { sayNames } from '../diff/sayNames.ts'

/** The place of a conflict for people: `Node "topic", exit "billing"`. `names` are those of an edit's path. */
export function sayPlace(names: readonly string[]): Words {
  const [first, second, ...rest] = sayNames(names)
  if (first === undefined) return words`The file`
  if (second === undefined) return words`"${first}"`
  const subject = names[0] === 'nodes' ? words`Node "${second}"` : words`"${second}" of "${first}"`
  const [list, item] = rest
  if (list === undefined) return subject
  if (names[2] === 'exits' && item !== undefined) return words`${subject}, exit "${item}"`
  const trail = joinWords(rest, (whole, name) => words`${whole} ${name}`)
  return words`${subject}, ${trail}`
}
