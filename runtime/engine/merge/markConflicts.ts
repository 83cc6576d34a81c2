/*
 * Two canonical texts of one file, ours and theirs, put into one with git's conflict marks. Whole nodes and whole settings stand between
 * the marks, never a part of one; commas are part of the lines, so that either side alone is JSON.
 */
import type { SideNames } from './mergeTexts.ts'

/** The text with a block for each run of nodes or settings that differ; the same text when none do. */
export function markConflicts(ours: string, theirs: string, names: SideNames): string {
  const [mine, yours] = [unitsOf(ours), unitsOf(theirs)]
  const lines: string[] = []
  let [left, right]: [string[], string[]] = [[], []]
  const flush = (): void => {
    if (left.length + right.length > 0) {
      lines.push(`<<<<<<< ${names.ours}`, ...left, '=======', ...right, `>>>>>>> ${names.theirs}`)
    }
    left = []
    right = []
  }
  for (const [one, other] of pair(mine, yours)) {
    if (one !== null && other !== null && one.lines.join('\n') === other.lines.join('\n')) {
      flush()
      lines.push(...one.lines)
    } else {
      left.push(...(one?.lines ?? []))
      right.push(...(other?.lines ?? []))
    }
  }
  flush()
  return `${lines.join('\n')}\n`
}

/** A node, a setting, or a line that only opens or closes. Both texts have their units in the same order. */
type Unit = { readonly key: string; readonly lines: string[] }

const CONTAINER = /^ {2}"(?:nodes|notes|groups|queues|skills|bots|channels|scenarios)": \{$/
const NAME = /^ {2,4}"(?:[^"\\]|\\.)*":/

function unitsOf(text: string): readonly Unit[] {
  const units: Unit[] = []
  let container = ''
  for (const line of text.trimEnd().split('\n')) {
    const indent = line.search(/\S/)
    const isUnit = indent === 0 || indent === 2 || (indent === 4 && container !== '')
    const name = NAME.exec(line)?.[0]
    if (indent === 2) container = CONTAINER.test(line) ? (name ?? '') : name === undefined ? container : ''
    if (isUnit && (name !== undefined || indent === 0 || (container !== '' && indent === 2))) {
      units.push({
        key: indent === 4 ? container + name : (name ?? `${container}${line.replace(',', '')}`),
        lines: [line],
      })
      if (name === undefined) container = ''
    } else units.at(-1)?.lines.push(line)
  }
  return units
}

/** Pairs units of one key; one that the other side lacks stands alone, before the next that both have. */
function pair(mine: readonly Unit[], yours: readonly Unit[]): readonly (readonly [Unit | null, Unit | null])[] {
  const [has, hasToo] = [new Set(mine.map(({ key }) => key)), new Set(yours.map(({ key }) => key))]
  const pairs: (readonly [Unit | null, Unit | null])[] = []
  let [i, j] = [0, 0]
  while (i < mine.length || j < yours.length) {
    const [one, other] = [mine[i], yours[j]]
    if (one !== undefined && !hasToo.has(one.key)) {
      pairs.push([one, null])
      i += 1
    } else if (other !== undefined && !has.has(other.key)) {
      pairs.push([null, other])
      j += 1
    } else {
      pairs.push([one ?? null, other ?? null])
      i += 1
      j += 1
    }
  }
  return pairs
}
