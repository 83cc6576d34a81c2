/*
 * Two canonical texts of one file, ours and theirs, put into one with git's conflict marks: one block for all that differs in a node or a
 * setting, from the first line that does to the last. Commas are part of the lines, so that either side alone is JSON.
 */
import { CONTAINERS } from '../diff/containers.ts'
import type { SideNames } from './SideNames.ts'

/** The text with a block for each run of nodes or settings that differ; the same text when none do. */
export function markConflicts(ours: string, theirs: string, names: SideNames): string {
  const lines: string[] = []
  let run: Pair[] = []
  const flush = (): void => {
    if (run.length > 0) lines.push(...blockOf(run, names))
    run = []
  }
  for (const [one, other] of pair(unitsOf(ours), unitsOf(theirs))) {
    if (one !== null && other !== null && one.lines.join('\n') === other.lines.join('\n')) {
      flush()
      lines.push(...one.lines)
    } else run.push([one, other])
  }
  flush()
  return `${lines.join('\n')}\n`
}

/**
 * Lines with marks around those that differ. A node of a hundred lines with two ends for one exit shows that exit alone. Lines are told
 * apart within one node: those of a neighbour may look the same, and would cut both in the middle.
 */
function blockOf(run: readonly Pair[], names: SideNames): readonly string[] {
  const left = run.flatMap(([one]) => one?.lines ?? [])
  const right = run.flatMap(([, other]) => other?.lines ?? [])
  const [first, last] = [run[0], run.at(-1)]
  const before = hasBoth(first) ? sameAtStart(first[0].lines, first[1].lines) : 0
  const alike = hasBoth(last) ? sameAtStart(last[0].lines.toReversed(), last[1].lines.toReversed()) : 0
  // No line counts twice: `a a` and `a a a` begin and end alike.
  const after = Math.min(alike, left.length - before, right.length - before)
  return [
    ...left.slice(0, before),
    `<<<<<<< ${names.ours}`,
    ...left.slice(before, left.length - after),
    '=======',
    ...right.slice(before, right.length - after),
    `>>>>>>> ${names.theirs}`,
    ...left.slice(left.length - after),
  ]
}

/** A node, a setting, or a line that only opens or closes. Both texts have their units in the same order. */
type Unit = { readonly key: string; readonly lines: string[] }

/** Of one key; null: this side has none. */
type Pair = readonly [Unit | null, Unit | null]

const hasBoth = (pair: Pair | undefined): pair is readonly [Unit, Unit] =>
  pair !== undefined && pair[0] !== null && pair[1] !== null

/** How many items two lists have in common before the first that differs. */
function sameAtStart(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((line, index) => line !== b[index])
  return at < 0 ? a.length : at
}

const OPENING = /^ {2}"(\w+)": \{$/
const NAME = /^ {2,4}"(?:[^"\\]|\\.)*":/

function unitsOf(text: string): readonly Unit[] {
  const units: Unit[] = []
  let container = ''
  for (const line of text.trimEnd().split('\n')) {
    const indent = line.search(/\S/)
    const isUnit = indent === 0 || indent === 2 || (indent === 4 && container !== '')
    const name = NAME.exec(line)?.[0]
    if (indent === 2)
      container = CONTAINERS.has(OPENING.exec(line)?.[1] ?? '') ? (name ?? '') : name === undefined ? container : ''
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
function pair(mine: readonly Unit[], yours: readonly Unit[]): readonly Pair[] {
  const [has, hasToo] = [new Set(mine.map(({ key }) => key)), new Set(yours.map(({ key }) => key))]
  const pairs: Pair[] = []
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
