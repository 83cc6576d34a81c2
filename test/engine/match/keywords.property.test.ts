import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileKeywords } from '../../../runtime/engine/match/compileKeywords.ts'
import { DEFAULT_CONSENT_WORDS } from '../../../runtime/engine/match/consentWords.ts'
import { matchConsent } from '../../../runtime/engine/match/matchConsent.ts'
import { matchKeywords } from '../../../runtime/engine/match/matchKeywords.ts'
import { compileOptions, matchOption } from '../../../runtime/engine/match/matchOption.ts'
import { type Tokens, tokenise } from '../../../runtime/engine/match/tokenise.ts'

// Few letters, so that keywords and texts meet often.
const word = fc.constantFrom(
  'a',
  'b',
  'ab',
  'aa',
  'ba',
  'caffè',
  'straße',
  '退',
  '款',
  'คืน',
  '환불',
  'Ёж',
  '👍',
  'c++',
  '12',
)
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
const keyword = fc.tuple(phrase, fc.constantFrom('', '', '*')).map(([words, ending]) => words + ending)
const rules = fc
  .array(fc.array(keyword, { maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((lists) => lists.map((keywords, index) => ({ id: `r${index}`, keywords })))
const text = fc.array(word, { maxLength: 10 }).map((words) => words.join(' '))

/**
 * Whether the keyword's words stand in the text, one after another: every place is tried. A Korean word takes endings, and one Chinese or Thai
 * character stands alone.
 */
function isIn(keyword: string, { words, joined }: Tokens): boolean {
  const wanted = tokenise(keyword).words
  const last = wanted.length - 1
  const takesEndings = keyword.endsWith('*') || wanted[last] === '환불'
  const isAlone = last === 0 && !keyword.endsWith('*') && /^[退款]$/.test(keyword)
  return words.some(
    (_, from) =>
      !(isAlone && (joined[from] === true || joined[from + 1] === true)) &&
      wanted.every((want, index) => {
        const said = words[from + index]
        return said !== undefined && (index === last && takesEndings ? said.startsWith(want) : said === want)
      }),
  )
}

test('finds exactly the rules that a search of every place finds, the earliest first', () => {
  fc.assert(
    fc.property(rules, text, (list, message) => {
      const tokens = tokenise(message)
      const expected = list.filter(({ keywords }) => keywords.some((one) => isIn(one, tokens))).map(({ id }) => id)
      const { best, also } = matchKeywords(compileKeywords(list), message)
      expect(best === null ? [] : [best.rule, ...also]).toEqual(expected)
    }),
    { numRuns: 1_000 },
  )
})

test('the part that it tells is the keyword itself', () => {
  fc.assert(
    fc.property(rules, text, (list, message) => {
      const { best } = matchKeywords(compileKeywords(list), message)
      if (best === null) return
      expect(message.slice(best.start, best.end)).toBe(best.part)
      const again = matchKeywords(compileKeywords([{ id: 'only', keywords: [best.keyword] }]), best.part)
      expect(again.best).toMatchObject({ rule: 'only', start: 0, end: best.part.length })
    }),
    { numRuns: 700 },
  )
})

const disguises: readonly ((text: string) => string)[] = [
  (plain) => plain.toUpperCase(),
  (plain) => plain.toLowerCase(),
  (plain) => plain.normalize('NFD'),
  (plain) => plain.normalize('NFC'),
  (plain) => plain.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  (plain) => plain.replace(/[aeiou]/g, (letter) => `${letter}\u0300`),
  (plain) => [...plain].join('\u200b'),
  (plain) => `  ${plain.replaceAll(' ', ' ,\n ')} ?! `,
]

test('matching does not depend on case, accents, width, composition, invisible characters or punctuation', () => {
  fc.assert(
    fc.property(rules, text, fc.constantFrom(...disguises), (list, message, disguise) => {
      const matcher = compileKeywords(list)
      const plain = matchKeywords(matcher, message)
      const disguised = matchKeywords(matcher, disguise(message))
      expect([disguised.best?.rule, disguised.best?.keyword, disguised.also]).toEqual([
        plain.best?.rule,
        plain.best?.keyword,
        plain.also,
      ])
    }),
    { numRuns: 1_000 },
  )
})

test('tolerance finds one edit anywhere in a word of five letters or more', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 5, maxLength: 24 })
  fc.assert(
    fc.property(letters, fc.nat(), fc.constantFrom('drop', 'add', 'change', 'swap'), (wanted, place, edit) => {
      const at = place % wanted.length
      const [before, here, behind] = [wanted.slice(0, at), wanted[at], wanted.slice(at + 1)]
      const said = {
        drop: before + behind,
        add: `${before}z${here}${behind}`,
        change: `${before}z${behind}`,
        swap: `${before}${behind.slice(0, 1)}${here}${behind.slice(1)}`,
      }[edit]
      const matcher = compileKeywords([{ id: 'rule', keywords: [wanted], typos: true }])
      expect(matchKeywords(matcher, `well ${said} now`).best).toMatchObject({ rule: 'rule', part: said })
    }),
    { numRuns: 700 },
  )
})

test('no string makes matching throw, as a message or as a keyword', () => {
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }))
  const words = DEFAULT_CONSENT_WORDS
  fc.assert(
    fc.property(any, any, fc.boolean(), (one, other, typos) => {
      const rule = { id: 'rule', keywords: [one, `${one}*`], patterns: [one, other], typos }
      matchKeywords(compileKeywords([rule]), other)
      matchOption(compileOptions([{ id: 'x', label: one, keywords: [other] }], ['en', 'ko']), other)
      expect(['stop', 'start', 'help', null]).toContain(matchConsent({ ...words, stop: [one] }, other, typos))
    }),
    { numRuns: 1_000 },
  )
})

/** Letters, more than a message may have. What takes the square of them is noticed. */
const MANY = 200_000
const matcher = compileKeywords([
  { id: 'rule', keywords: ['refund', 'pay my bill*', '退款'], patterns: ['zz+y'], typos: true },
])
test.each([
  ['one word', 'a'.repeat(MANY)],
  ['the beginning of a phrase', 'pay my '.repeat(MANY / 7)],
  ['Chinese', '退'.repeat(MANY)],
  ['marks on one letter', `e${'\u0301'.repeat(MANY)}`],
  ['marks and invisible characters in turn', '\u0301\u200b'.repeat(MANY / 2)],
  ['invisible characters', '\u200b'.repeat(MANY)],
  ['lone surrogates', '\ud800'.repeat(MANY)],
  ['bidi controls', '\u202e\u2066'.repeat(MANY / 2)],
  ['letters that grow eighteenfold', '\ufdfa'.repeat(MANY / 20)],
  ['Hangul that never ends', `\u1112${'\u116a'.repeat(MANY)}`],
  ['emoji joined', '👨‍'.repeat(MANY / 3)],
  ['punctuation behind a word', `a${'+'.repeat(MANY)}`],
  ['spaces', ' '.repeat(MANY)],
])('a flood of %s hides no keyword behind it', (_, noise) => {
  expect(matchKeywords(matcher, `${noise} refund`).best).toMatchObject({ keyword: 'refund', part: 'refund' })
})
