import { joinWords, type Value, words } from '../../engine/words.ts'
import { CONTAINERS } from './containers.ts'
import { listIdentity } from './listIdentity.ts'
import { sayProperty } from './sayProperty.ts'

/** The properties whose members are named by authors: ids, variables, languages. */
const NAMED_BY_AUTHORS: ReadonlySet<string> = new Set([
  ...CONTAINERS,
  'exits',
  'variables',
  'contact',
  'inputs',
  'outputs',
  'headers',
  'result',
  'context',
  'keywords',
  'escape',
  'text',
  'label',
  'caption',
  'alt',
  'stop',
  'start',
  'help',
])

/**
 * The names of a path for people, who count the items of a list from one: `content 1 text`. An id that is a number stays as it is, and so
 * does every name that an author gave.
 */
export function sayNames(names: readonly string[]): readonly Value[] {
  return names.map((name, index) => {
    const identity = listIdentity(names.slice(0, index))
    if (identity === 'place' && /^\d+$/.test(name)) return String(Number(name) + 1)
    return identity !== null || isAuthors(names, index) ? name : sayProperty(name)
  })
}

/** A service's own JSON is its authors', however deep. */
function isAuthors(names: readonly string[], index: number): boolean {
  return NAMED_BY_AUTHORS.has(names[index - 1] ?? '') || names.slice(0, index).includes('body')
}

/** The names of a path as one: `content 1 text`. */
export const sayTrail = (names: readonly string[]): Value =>
  joinWords(sayNames(names), (whole, name) => words`${whole} ${name}`)
