/** Words in English, Italian and Chinese for the places of a menu. Chinese stands in single characters, as `tokenise` gives them. */
const CARDINALS: readonly (readonly string[])[] = [
  ['one', 'uno', 'una', '一', '壹'],
  ['two', 'due', '二', '两', '兩'],
  ['three', 'tre', '三'],
  ['four', 'quattro', '四'],
  ['five', 'cinque', '五'],
  ['six', 'sei', '六'],
  ['seven', 'sette', '七'],
  ['eight', 'otto', '八'],
  ['nine', 'nove', '九'],
  ['ten', 'dieci', '十'],
]
const ORDINALS: readonly (readonly string[])[] = [
  ['first', '1st', 'primo', 'prima'],
  ['second', '2nd', 'secondo', 'seconda'],
  ['third', '3rd', 'terzo', 'terza'],
  ['fourth', '4th', 'quarto', 'quarta'],
  ['fifth', '5th', 'quinto', 'quinta'],
  ['sixth', '6th', 'sesto', 'sesta'],
  ['seventh', '7th', 'settimo', 'settima'],
  ['eighth', '8th', 'ottavo', 'ottava'],
  ['ninth', '9th', 'nono', 'nona'],
  ['tenth', '10th', 'decimo', 'decima'],
]
const LAST = ['last', 'ultimo', 'ultima']
/** Words that add nothing to a number. What else stands beside one makes the message more than a choice. */
const FILLERS = new Set(
  'option options number no n nr num the please pls thanks thank you i want choose pick take would like d id opzione numero il la lo l vorrei voglio scelgo prendo per favore grazie 选 項 项 选 择 擇 請 请 我 要 号 號 个 個 第'.split(
    ' ',
  ),
)
const CHINESE_LAST = new Set(['最后', '最後', '最后一', '最後一'])

/** With the # that ends a number on a telephone. */
const DIGITS = /^\d{1,4}#?$/

const places = (words: readonly (readonly string[])[]): ReadonlyMap<string, number> =>
  new Map(words.flatMap((list, index) => list.map((word) => [word, index + 1] as const)))
const CARDINAL_PLACES = places(CARDINALS)
const ORDINAL_PLACES = places(ORDINALS)

/** The place of an option, from 1, when the words are nothing but a number or an ordinal; `at` may be beyond the options. Null: they are more, or none. */
export function readOptionNumber(
  words: readonly string[],
  options: number,
): { readonly at: number; readonly by: 'number' | 'ordinal' } | null {
  if (words.length === 0 || words.length > 8) return null
  const telling = words.filter((word) => !FILLERS.has(word))
  const hasMark = words.includes('第')
  if (CHINESE_LAST.has(telling.join(''))) return { at: options, by: 'ordinal' }
  const [first, second] = telling
  if (first === undefined) return null
  const isAlone = telling.length === 1
  if (isAlone || (telling.length === 2 && (second === 'one' || second === 'option'))) {
    if (LAST.includes(first)) return { at: options, by: 'ordinal' }
    const ordinal = ORDINAL_PLACES.get(first)
    if (ordinal !== undefined) return { at: ordinal, by: 'ordinal' }
  }
  if (!isAlone) return hasMark || telling.every((word) => CARDINAL_PLACES.has(word)) ? readTens(telling, hasMark) : null
  const cardinal = DIGITS.test(first) ? Number.parseInt(first, 10) : CARDINAL_PLACES.get(first)
  if (cardinal === undefined || cardinal === 0) return null
  return { at: cardinal, by: hasMark ? 'ordinal' : 'number' }
}

/** 十二 and the like, up to nineteen. */
function readTens(
  [ten, unit, ...more]: readonly string[],
  hasMark: boolean,
): { readonly at: number; readonly by: 'number' | 'ordinal' } | null {
  const units = unit === undefined ? undefined : CARDINAL_PLACES.get(unit)
  if (ten !== '十' || units === undefined || more.length > 0) return null
  return { at: 10 + units, by: hasMark ? 'ordinal' : 'number' }
}
