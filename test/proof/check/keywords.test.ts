import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileKeywords } from '../../../runtime/engine/match/compileKeywords.ts'
import { matchKeywords } from '../../../runtime/engine/match/matchKeywords.ts'
import { compileOptions, matchOption } from '../../../runtime/engine/match/matchOption.ts'
import { example, toGeneral } from '../../../runtime/proof/check/example.ts'
import { keywordAmbiguous } from '../../../runtime/proof/check/rules/keywordAmbiguous.ts'
import { keywordDuplicated } from '../../../runtime/proof/check/rules/keywordDuplicated.ts'
import { keywordLikePattern } from '../../../runtime/proof/check/rules/keywordLikePattern.ts'
import { keywordShadowed } from '../../../runtime/proof/check/rules/keywordShadowed.ts'
import type { KeywordRule, Option } from '../../../schemas/flow.ts'
import { toldBy } from '../../support/toldBy.ts'

const routing = (rules: readonly KeywordRule[]) =>
  example({ topic: { type: 'keywordRoute', rules, exits: {} }, 'to-general': toGeneral })
const asking = (options: readonly Option[]) =>
  example({ menu: { type: 'menu', prompt: [{ text: '?' }], options, exits: {} }, 'to-general': toGeneral })

const word = fc.constantFrom('bill', 'my', 'plan', 'price', 'refund', 'refunds', 'Rechnung', '退款', 'plans')
const keyword = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([words, isPrefix]) => words.join(' ') + (isPrefix ? '*' : ''))
// Within one rule each is there once; the second of two alike is another rule's matter, and `退款*` is `退款`.
const distinct = fc.uniqueArray(keyword, { maxLength: 4, selector: (text) => text.replace(/款\*$/, '款') })
const rules = fc
  .array(fc.record({ keywords: distinct, typos: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list): readonly KeywordRule[] => list.map((rule, index) => ({ id: `r${index}`, ...rule })))

describe('keywords that never win', () => {
  test('a keyword wins its own message exactly when it is told neither as shadowed nor as in two rules', () => {
    fc.assert(
      fc.property(rules, (list) => {
        const matcher = compileKeywords(list)
        const workspace = routing(list)
        const told = new Set(
          [...toldBy(keywordShadowed, workspace), ...toldBy(keywordDuplicated, workspace)]
            .filter(({ message }) => !message.includes('twice'))
            .map(({ path }) => path),
        )
        list.forEach(({ id, keywords = [] }, rule) => {
          Object.values(keywords).forEach((written: string, index) => {
            // A longer word shows a prefix at work; no keyword of the others is that long.
            const message = written.replace(/\*$/, 'zzzzzz')
            const isLost = matchKeywords(matcher, message).best?.rule !== id
            expect([written, told.has(`/nodes/topic/rules/${rule}/keywords/${index}`)]).toEqual([written, isLost])
          })
        })
      }),
      { numRuns: 500 },
    )
  })

  test.each<[string, readonly KeywordRule[], string | null]>([
    [
      'a longer phrase behind its own word',
      [
        { id: 'a', keywords: ['bill'] },
        { id: 'b', keywords: ['my bill'] },
      ],
      '"my bill" holds "bill"',
    ],
    [
      'a longer phrase before it wins',
      [
        { id: 'a', keywords: ['my bill'] },
        { id: 'b', keywords: ['bill'] },
      ],
      null,
    ],
    [
      'a word behind a prefix',
      [
        { id: 'a', keywords: ['ref*'] },
        { id: 'b', keywords: ['refund'] },
      ],
      '"refund" holds "ref*"',
    ],
    [
      'a prefix behind a shorter one',
      [
        { id: 'a', keywords: ['ref*'] },
        { id: 'b', keywords: ['refund*'] },
      ],
      '"refund…" holds "ref*"',
    ],
    [
      'a prefix behind the word itself still has longer words',
      [
        { id: 'a', keywords: ['refund'] },
        { id: 'b', keywords: ['refund*'] },
      ],
      null,
    ],
    [
      'a word that an earlier rule would take for a typo',
      [
        { id: 'a', keywords: ['house'], typos: true },
        { id: 'b', keywords: ['mouse'] },
      ],
      null,
    ],
    [
      'another language of an earlier rule',
      [
        { id: 'a', keywords: { it: ['no'] } },
        { id: 'b', keywords: { en: ['no problem'] } },
      ],
      '"no problem" holds "no"',
    ],
    [
      'characters within a Chinese phrase',
      [
        { id: 'a', keywords: ['退款'] },
        { id: 'b', keywords: ['申请退款'] },
      ],
      '"申请退款" holds "退款"',
    ],
    [
      '"hi" is not in "this"',
      [
        { id: 'a', keywords: ['hi'] },
        { id: 'b', keywords: ['this'] },
      ],
      null,
    ],
    ['within one rule nothing is lost', [{ id: 'a', keywords: ['bill', 'my bill'] }], null],
  ])('%s', (_, list, shown) => {
    const issues = toldBy(keywordShadowed, routing(list))
    expect(issues).toHaveLength(shown === null ? 0 : 1)
    expect(issues[0]?.message ?? '').toContain(shown ?? '')
  })

  test('an option that is worded as the number of another is told, and indeed not chosen', () => {
    const options: readonly Option[] = [
      { id: 'a', label: 'Two' },
      { id: 'b', label: 'Second floor', keywords: ['the first'] },
      { id: 'c', label: '24' },
      { id: 'd', label: '4' },
    ]
    expect(keywordShadowed.find(asking(options)).map(({ path }) => path)).toEqual([
      '/nodes/menu/options/0/label',
      '/nodes/menu/options/1/keywords/0',
    ])
    const matcher = compileOptions(options, ['en'])
    expect(['Two', 'the first', '24', '4'].map((said) => matchOption(matcher, said).option)).toEqual([
      'b',
      'a',
      'c',
      'd',
    ])
  })
})

describe('keywords in two places', () => {
  test.each<[string, readonly KeywordRule[], number]>([
    [
      'accents, case and width make no difference',
      [
        { id: 'a', keywords: ['perché'] },
        { id: 'b', keywords: ['ＰＥＲＣＨＥ'] },
      ],
      1,
    ],
    [
      'a prefix is another keyword than the word',
      [
        { id: 'a', keywords: ['refund'] },
        { id: 'b', keywords: ['refund*'] },
      ],
      0,
    ],
    ['one word in two languages of a rule is in order', [{ id: 'a', keywords: { en: ['taxi'], it: ['taxi'] } }], 0],
    ['twice in one list is superfluous', [{ id: 'a', keywords: { en: ['taxi', 'Taxi'] } }], 1],
  ])('%s', (_, list, count) => {
    expect(keywordDuplicated.find(routing(list))).toHaveLength(count)
  })

  test('two options that share a word are told; an option may repeat its own label', () => {
    const options: readonly Option[] = [
      { id: 'a', label: 'Invoices', keywords: ['invoices', 'money'] },
      { id: 'b', label: { en: 'Refunds', it: 'Rimborsi' }, keywords: { it: ['MONEY'] } },
    ]
    expect(keywordDuplicated.find(asking(options)).map(({ path }) => path)).toEqual([
      '/nodes/menu/options/1/keywords/it/0',
    ])
  })
})

test('phrases that overlap are told with a message that both are in, and the rule that wins it', () => {
  const list: readonly KeywordRule[] = [
    { id: 'a', keywords: ['plan price'] },
    { id: 'b', keywords: ['change my plan', 'cancel plan'] },
    { id: 'c', keywords: ['退款', '款项'] },
  ]
  expect(toldBy(keywordAmbiguous, routing(list)).map(({ message }) => message)).toEqual([
    'Node "topic": "change my plan price" holds "change my plan" and "plan price"; rule "a" wins over rule "b".',
  ])
  const { best, also } = matchKeywords(compileKeywords(list), 'change my plan price')
  expect([best?.rule, also]).toEqual(['a', ['b']])
})

describe('keywords with signs of patterns in them', () => {
  const told = (keyword: string) => toldBy(keywordLikePattern, routing([{ id: 'x', keywords: [keyword] }])).length
  test.each([
    ...[
      'refund.*',
      '.*refund',
      'refund.+',
      '(a|b)',
      'a|b',
      '^hi$',
      '^hi',
      'hi$',
      '[0-9]+',
      '[a-z]',
      'gr[ae]y',
      '[Rr]efund',
    ],
    ...[
      '\\bword\\b',
      'word\\b',
      '\\d+',
      'refund\\s+now',
      '/x/i',
      '/refund/',
      'colou?r',
      'refund(s)?',
      '(my )?bill',
      'invoice(s)',
    ],
    ...['ref*nd', '*refund', '%refund%', 'x{2,3}', '(?i)refund', '(refund)+'],
    ...['rimbors[oi]', 'rimborso|reso', '(fattura|conto)', 'fattur[ae]', 'fattura.*', 'rimbors?o', '^ciao$'],
    ...['退款.*', '退.*款', '(退款|退货)', '退款｜退货', '^你好$', '订单[0-9]+', '\\b退款\\b', '退款＊', '*退款'],
  ])('%s is told', (keyword) => {
    expect(told(keyword)).toBe(1)
  })

  test.each([
    ...[
      'refund*',
      'refund *',
      'C++',
      'C#',
      '.NET',
      '24/7',
      'how much?',
      'refunds?',
      'why?Because',
      'AT&T',
      'T-shirt',
      'wi-fi (home)',
    ],
    ...[
      'wi-fi (home)?',
      '401(k)',
      '5$',
      'US$',
      'HK$',
      '4* hotel',
      '10*15',
      'x^2',
      '^_^',
      'C:\\Users',
      '[urgent] help',
      'and/or',
      '/start',
    ],
    ...[
      '50% off',
      'U.S.?',
      'page?id=3',
      'Disney+',
      'e.g. this',
      'l’ordine',
      'perché?',
      'po’ (di tutto)',
      'n° 5',
      'sconto 20%',
    ],
    ...['退款*', '可以吗?多少钱', '多少钱？', '会员(黄金)', '[图片]谢谢', '“退款”', '24小时', 'Wi-Fi（家）'],
  ])('%s can be meant as words', (keyword) => {
    expect(told(keyword)).toBe(0)
  })

  test('are told in options and escape words too, and one without a word is told as empty alone', () => {
    const keywords = { en: ['refund.*', 'refund'], zh: ['退款|退货'] }
    expect(toldBy(keywordLikePattern, asking([{ id: 'x', label: 'X', keywords }]))).toMatchObject([
      { path: '/nodes/menu/options/0/keywords/en/0' },
      { path: '/nodes/menu/options/0/keywords/zh/0' },
    ])
    expect(told('.*')).toBe(0)
    expect(told('$')).toBe(0)
  })
})

test('two options that mean the same are told; what is written beside ready-made words is not', () => {
  const means = (...options: readonly Option[]) => toldBy(keywordDuplicated, asking(options)).map(({ path }) => path)
  const go: Option = { id: 'go', label: 'Go', means: 'yes' }
  expect(means(go, { id: 'on', label: 'On', means: 'yes' })).toEqual(['/nodes/menu/options/1/means'])
  expect(means(go, { id: 'on', label: 'On', means: 'no' }, { id: 'fine', label: 'OK' })).toEqual([])
})
