import { patternOf } from '../../engine/match/Pattern.ts'

/*
 * A short text that a pattern matches: the first way through it that asks for the least. It reads the syntax that authors use (classes,
 * groups, alternatives, counts, \d \w \s \p{L}); whatever it makes is tried before it is given out.
 */

const CLASSES: { readonly [letter: string]: string } = { d: '1', w: 'a', s: ' ', D: 'a', W: '-', S: 'a' }
const ASSERTIONS = 'bBAz'
/** Tried in a class that leaves something out, or names letters by property. */
const CANDIDATES = ['a', '1', 'A', '-', ' ', '.', '@', '字', 'é']

/** Null when nothing was found that fits. `isWhole`: the text must fit from its beginning to its end. */
export function exampleOf(pattern: string, isWhole = false): string | null {
  const read = patternOf(pattern, { ignoreCase: true })
  if (read === null) return null
  const text = readAlternatives({ pattern, at: 0 })
  return (isWhole ? read.fits(text) : read.find(text) !== null) ? text : null
}

type Reader = { readonly pattern: string; at: number }

function readAlternatives(reader: Reader): string {
  let first: string | null = null
  while (true) {
    const text = readSequence(reader)
    first ??= text
    if (reader.pattern[reader.at] !== '|') return first
    reader.at += 1
  }
}

function readSequence(reader: Reader): string {
  let text = ''
  while (reader.at < reader.pattern.length && reader.pattern[reader.at] !== '|' && reader.pattern[reader.at] !== ')') {
    const atom = readAtom(reader)
    text += atom.repeat(readCount(reader))
  }
  return text
}

function readAtom(reader: Reader): string {
  const { pattern } = reader
  const start = reader.at
  const sign = String.fromCodePoint(pattern.codePointAt(start) ?? 0)
  reader.at += sign.length
  switch (sign) {
    case '^':
    case '$':
      return ''
    case '.':
      return 'a'
    case '(': {
      const flags = /^\?(?:P?<\w+>|[a-zA-Z-]*:|[a-zA-Z-]+(?=\)))/.exec(pattern.slice(reader.at))
      reader.at += flags?.[0].length ?? 0
      const text = readAlternatives(reader)
      reader.at += 1
      return text
    }
    case '[':
      return readClass(reader, start)
    case '\\':
      return readEscape(reader, start)
    default:
      return sign
  }
}

function readEscape(reader: Reader, start: number): string {
  const letter = reader.pattern[reader.at] ?? ''
  reader.at += 1
  if (letter === 'p' || letter === 'P') {
    const name = /^(?:\{[^}]*\}|.)/u.exec(reader.pattern.slice(reader.at))?.[0] ?? ''
    reader.at += name.length
    return fitting(reader.pattern.slice(start, reader.at))
  }
  if (ASSERTIONS.includes(letter)) return ''
  return CLASSES[letter] ?? letter
}

function readClass(reader: Reader, start: number): string {
  const { pattern } = reader
  const isNegated = pattern[reader.at] === '^'
  const end = /^\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]/u.exec(pattern.slice(reader.at))?.[0].length ?? 0
  const first = /^[\p{L}\p{N}@._ -]/u.exec(pattern.slice(reader.at))?.[0]
  reader.at += end
  return !isNegated && first !== undefined ? first : fitting(pattern.slice(start, reader.at))
}

function fitting(klass: string): string {
  const pattern = patternOf(klass)
  return CANDIDATES.find((candidate) => pattern?.fits(candidate)) ?? ''
}

/** How often what stands before is needed at least. */
function readCount(reader: Reader): number {
  const count = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(reader.pattern.slice(reader.at))
  if (count === null) return 1
  reader.at += count[0].length
  if (count[1] !== undefined) return Number(count[1])
  return count[0].startsWith('+') ? 1 : 0
}
