import { foldDigits } from './foldDigits.ts'

/*
 * Text as matching sees it: compatibility forms folded (NFKC: full-width, ligatures, circled digits), digits of every script as 0 to 9, case
 * folded (ß is ss, ς is σ, every Turkish i is i), accents and strokes (ł, đ, ø) folded on Latin, Greek and Cyrillic letters, vowel signs and
 * points on Arabic and Hebrew ones (elsewhere a mark makes another letter: が, ก้), forms of one Arabic letter as one, invisible characters,
 * the tatweel, variation selectors and emoji modifiers gone. Every unit of the result knows where it came from.
 */

export type Normalised = {
  readonly text: string
  /** UTF-16 offset in the original of the unit at an index of `text`; `text.length` gives the original's length */
  readonly startOf: (index: number) => number
  /** offset in the original just after the character that the unit at an index came from */
  readonly endOf: (index: number) => number
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range itself is meant
const ASCII = /^[\x00-\x7f]*$/
// What composes to one character: a decomposed Hangul syllable; a character with its marks, the voiced marks of half-width Katakana
// among them. Marks without a base stand alone.
const CLUSTER = /[\u1100-\u115f][\u1160-\u11a7]+[\u11a8-\u11ff]*\p{M}*|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu
// The last ranges are the accents, points and vowel signs themselves: behind an invisible character they have lost their letter.
const FOLDS_ACCENTS =
  /^(?:[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\d]|[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed])/u
const MARKS = /\p{M}+/gu
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}|[\u20e3\u0640]/gu
const MARKS_PER_CHARACTER = 8
/**
 * What people write for letters that Unicode does not take apart, and forms of one letter; the dot that a lower-cased İ leaves goes. Those of
 * Arabic are as Lucene's ArabicNormalizer and PersianNormalizer have them.
 */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ς', 'σ'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ø', 'o'],
  ['ħ', 'h'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['\u0307', ''],
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ې', 'ي'],
  ['ے', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ['ۃ', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['ە', 'ه'],
])
const UNDECOMPOSED = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'g')

const identity = (index: number): number => index
const after = (index: number): number => index + 1

export function normaliseText(original: string): Normalised {
  if (ASCII.test(original)) return { text: original.toLowerCase(), startOf: identity, endOf: after }
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of original.matchAll(CLUSTER)) {
    const folded = foldCluster(cluster)
    text += folded
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  return {
    text,
    startOf: (index) => starts[index] ?? original.length,
    endOf: (index) => ends[index] ?? original.length,
  }
}

function foldCluster(cluster: string): string {
  const visible = cluster.slice(0, MARKS_PER_CHARACTER * 2).replace(INVISIBLE, '')
  const apart = visible.normalize('NFKD')
  const folded = FOLDS_ACCENTS.test(apart) ? apart.replace(MARKS, '') : apart.normalize('NFKC')
  return foldDigits(folded)
    .toLowerCase()
    .replace(UNDECOMPOSED, (letter) => LETTERS.get(letter) ?? '')
}
