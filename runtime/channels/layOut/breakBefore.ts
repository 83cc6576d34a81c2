import { segmentAt } from './segmentAt.ts'

/** What parts words where they are parted at all; a no-break space does not. */
const SPACE = /[ \t\r\n\u3000]/
/** Scripts that write a sentence without a space. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
/** The end of a clause in such a script, and how far back it is worth going for one. */
const CLAUSE = /[。！？；，]/
const CLAUSE_NEAR = 60
/** What does not begin a part, where there is a choice. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]/u
/** Signs after one another that are kept with the word before them. */
const CLOSINGS = 3

/**
 * The best place to cut a text at or before `limit`, always after its beginning: the end of a line in the second half, else between words,
 * else between graphemes. `isPart`: whether a piece is no longer than a part may be; a word that is longer is cut.
 */
export function breakBefore(text: string, limit: number, isPart: (piece: string) => boolean): number {
  const line = text.lastIndexOf('\n', limit - 1) + 1
  const nice = line > limit / 2 ? line : runBefore(text, limit, isPart)
  return isBetween(text, nice) ? nice : betweenGraphemes(text, betweenWords(text, nice, limit, isPart))
}

/** Whether a place is plainly one between words, as almost all are that follow a space. */
const isBetween = (text: string, at: number): boolean =>
  at > 0 && /[ \n。！？；，]/.test(text.charAt(at - 1)) && /[\w\u00c0-\u00ff\u4e00-\u9fff]/.test(text.charAt(at))

/** The beginning of what stands between two spaces around a place, such as an address, or the end of a clause without spaces; the place itself where there is neither. */
function runBefore(text: string, limit: number, isPart: (piece: string) => boolean): number {
  const isUnspaced = (at: number) => UNSPACED.test(text.charAt(at))
  const isBreak = (at: number) => SPACE.test(text.charAt(at)) || isUnspaced(at)
  if (isUnspaced(limit - 1)) return clauseBefore(text, limit)
  if (limit >= text.length || isBreak(limit) || isBreak(limit - 1)) return limit
  let start = limit
  while (start > 0 && !isBreak(start - 1)) start -= 1
  let end = limit
  while (end < text.length && !isBreak(end)) end += 1
  return start > 0 && isPart(text.slice(start, end)) ? start : limit
}

function clauseBefore(text: string, limit: number): number {
  for (let at = limit; at > Math.max(limit / 2, limit - CLAUSE_NEAR); at -= 1)
    if (CLAUSE.test(text.charAt(at - 1))) return at
  return limit
}

/** The beginning of the word that `at` lies in; its end when it is the first; `limit` when no part can hold it. */
function betweenWords(text: string, at: number, limit: number, isPart: (piece: string) => boolean): number {
  let word = segmentAt(text, at, 'word')
  for (let signs = 0; signs < CLOSINGS && isClosing(text, word.from); signs += 1)
    word = segmentAt(text, word.from - 1, 'word')
  if (word.from > 0) return isPart(text.slice(word.from, word.to)) ? word.from : limit
  return word.to < text.length && isPart(text.slice(0, word.to)) ? word.to : limit
}

/** Whether a sign stands here that belongs to what is right before it. */
const isClosing = (text: string, at: number): boolean =>
  at > 0 && CLOSING.test(text.slice(at, at + 2)) && !SPACE.test(text.charAt(at - 1))

/** The beginning of the grapheme that a place lies in; where that is the first one, which no part can hold, a place within it that is no half of a pair. */
function betweenGraphemes(text: string, at: number): number {
  const grapheme = segmentAt(text, at, 'grapheme')
  if (grapheme.from > 0) return grapheme.from
  const first = (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1
  const isHalf = at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff
  return Math.max(isHalf ? at - 1 : at, first)
}
