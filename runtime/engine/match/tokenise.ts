import { normaliseText } from './normaliseText.ts'

/*
 * Words of a text. In scripts with spaces a word is a run of letters, marks and digits; apostrophes and hyphens part words ("l'ordine" holds
 * "ordine"), `+` and `#` right behind a word belong to it (C++, C#). In scripts without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar) every
 * character is a word of its own: a keyword is found wherever its characters stand together, whatever a dictionary would say, and the same
 * on every machine. An emoji is a word. Everything else only parts.
 */

/** `words[i]` came from `[starts[i], ends[i])` of the original text, in UTF-16 units. */
export type Tokens = {
  readonly words: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** whether a word stands right behind the one before, both of scripts without spaces: neither is known to be a word by itself */
  readonly joined: readonly boolean[]
}

const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'

const WORD = new RegExp(
  `(${UNSPACED}\\p{M}*)|(?:(?!${UNSPACED})[\\p{L}\\p{M}\\p{N}_])+[+#]*|\\p{Extended_Pictographic}|\\p{Regional_Indicator}{2}`,
  'gu',
)
const ONE_UNSPACED = new RegExp(`^${UNSPACED}\\p{M}*$`, 'u')

/** Whether a word is one character of a script without spaces, as all of its words are. */
export const isUnspaced = (word: string): boolean => ONE_UNSPACED.test(word)

// 0: parts words, 1: letter or digit, 2: + and #, which only follow.
const ASCII_CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[a-z0-9_]/i.test(character)) return 1
  return character === '+' || character === '#' ? 2 : 0
})

export function tokenise(original: string): Tokens {
  const { text, startOf, endOf } = normaliseText(original)
  return tokeniseAscii(text, startOf, endOf) ?? tokeniseAny(text, startOf, endOf)
}

/**
 * Most messages are plain ASCII; a scan of codes costs a tenth of the expression above. Null: it is not plain. What was received may be
 * longer or shorter than this text ("é" in two, "ﬁ" in one), so places are asked for.
 */
function tokeniseAscii(
  text: string,
  startOf: (index: number) => number,
  endOf: (index: number) => number,
): Tokens | null {
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const add = (start: number, end: number): void => {
    words.push(text.slice(start, end))
    starts.push(startOf(start))
    ends.push(endOf(end - 1))
  }
  let start = -1
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code > 127) return null
    const kind = ASCII_CLASS[code]
    if (kind === 1) {
      if (start >= 0 && ASCII_CLASS[text.charCodeAt(index - 1)] === 2) {
        add(start, index)
        start = index
      } else if (start < 0) start = index
    } else if (start >= 0 && kind === 0) {
      add(start, index)
      start = -1
    }
  }
  if (start >= 0) add(start, text.length)
  return { words, starts, ends, joined: NONE }
}

const NONE: readonly boolean[] = []

function tokeniseAny(text: string, startOf: (index: number) => number, endOf: (index: number) => number): Tokens {
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const joined: boolean[] = []
  let unspacedEnd = -1
  for (const { 0: word, 1: unspaced, index } of text.matchAll(WORD)) {
    words.push(word)
    starts.push(startOf(index))
    ends.push(endOf(index + word.length - 1))
    joined.push(unspaced !== undefined && index === unspacedEnd)
    unspacedEnd = unspaced === undefined ? -1 : index + word.length
  }
  return { words, starts, ends, joined }
}
