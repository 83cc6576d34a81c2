import { listIdentity } from './listIdentity.ts'

/** The names of a path for people, who count the items of a list from one: `content 1 text`. An id that is a number stays as it is. */
export function sayNames(names: readonly string[]): readonly string[] {
  return names.map((name, index) =>
    listIdentity(names.slice(0, index)) === 'place' && /^\d+$/.test(name) ? String(Number(name) + 1) : name,
  )
}
