/** One thing of RE2's syntax: text taken as it is, a named class, an escape, a class, flags, the start of a group, a count, or any other character. */
const THING =
  /\\Q.*?(?:\\E|$)|\\[pP](?:\{[^}]*\}|.)|\\x\{[^}]*\}|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\(\?[a-zA-Z-]+\)|\((?:\?(?:P?<\w+>|[a-zA-Z-]*:))?|\{(\d+)(,(\d*))?\}|./gsu

/**
 * How many things a pattern holds with its counts written out: three for `[a-z]{3}`. No less than the instructions that RE2 makes of it, and told without making them: `(?:…){1000}` takes
 * seconds to compile. A pattern without counts has no more than characters, but for parts that are empty.
 */
export function patternSize(source: string): number {
  const groups: number[] = []
  let size = 0
  let last = 0
  let isEmpty = true
  const add = (count: number) => {
    last = count
    size += count
    isEmpty = false
  }
  for (const [thing, least, range, most] of source.matchAll(THING)) {
    if (thing.startsWith('(?') && thing.endsWith(')')) continue // flags are nothing that a count could repeat
    if (thing.startsWith('(')) {
      groups.push(size)
      size = 0
      last = 0
      isEmpty = true
    } else if (thing === '|') {
      add(isEmpty ? 2 : 1)
      isEmpty = true
    } else if (thing === ')') {
      const inside = size + (isEmpty ? 3 : 2)
      size = groups.pop() ?? 0
      add(inside)
    } else if (thing === '*' || thing === '+' || thing === '?') {
      size += 2
      last += 2
    } else if (least !== undefined) {
      size -= last
      add(counted(last, Number(least), range === undefined ? Number(least) : Number(most ?? 0)))
    } else {
      add(thing.startsWith('\\Q') ? thing.length : 1)
    }
  }
  return groups.reduce((sum, outside) => sum + outside, size)
}

/** What need not be there is an instruction more each, the way back of an open end two. */
const counted = (size: number, least: number, most: number): number =>
  least * size + (most === 0 ? size + 2 : Math.max(0, most - least) * (size + 1))
