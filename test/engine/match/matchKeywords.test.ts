import { describe, expect, test } from 'vitest'
import { compileKeywords } from '../../../runtime/engine/match/compileKeywords.ts'
import { matchKeywords } from '../../../runtime/engine/match/matchKeywords.ts'
import type { KeywordRule } from '../../../schemas/flow.ts'

const find = (rules: readonly KeywordRule[], text: string) => matchKeywords(compileKeywords(rules), text)
const matches = (keyword: string, text: string, more: Partial<KeywordRule> = {}): string | undefined =>
  find([{ id: 'rule', keywords: [keyword], ...more }], text).best?.part

describe('a keyword', () => {
  test.each([
    ['in another case', 'Refund', 'I want a REFUND', 'REFUND'],
    ['without its accents', 'caffè', 'un caffe grazie', 'caffe'],
    ['with accents that it does not have', 'rimborso', 'un rimbòrso', 'rimbòrso'],
    ['in full width', 'refund', 'ｒｅｆｕｎｄ please', 'ｒｅｆｕｎｄ'],
    ['before punctuation', 'refund', 'refund!!!', 'refund'],
    ['between emoji', 'refund', '😡refund😡', 'refund'],
    ['as the last of many words', 'refund', 'good morning, could you please give me my refund ', 'refund'],
    ['behind an apostrophe', 'ordine', "dov'è l'ordine?", 'ordine'],
    ['in Chinese without spaces', '退款', '我要退款谢谢', '退款'],
    ['in Japanese without spaces', 'キャンセル', '予約をキャンセルしたい', 'キャンセル'],
    ['in half-width Katakana', 'ガイド', 'ｶﾞｲﾄﾞください', 'ｶﾞｲﾄﾞ'],
    ['in one Chinese character by itself', '是', '嗯，是！', '是'],
    ['in one Chinese character between other scripts', '是', 'ok是👍', '是'],
    ['with Arabic vowel signs', 'فاتورة', 'أريد فَاتُورَة الآن', 'فَاتُورَة'],
    ['with a tanwin at its end', 'مرحبا', 'مرحباً!', 'مرحباً'],
    ['with a tatweel', 'مرحبا', 'مرحبـــا', 'مرحبـــا'],
    ['with vowel signs in the keyword', 'مُحَمَّد', 'محمد', 'محمد'],
    ['with another form of alef', 'الغاء', 'إلغاء الطلب', 'إلغاء'],
    ['with another form of alef in the keyword', 'أريد', 'اريد', 'اريد'],
    ['with alef maksura for ya', 'على', 'علي', 'علي'],
    ['with ha for ta marbuta', 'فاتورة', 'فاتوره', 'فاتوره'],
    ['in Persian letters', 'كتاب', 'کتاب می خواهم', 'کتاب'],
    ['in Persian with a half-space', 'می‌خواهم', 'میخواهم', 'میخواهم'],
    ['with Hebrew points', 'שלום', 'שָׁלוֹם', 'שָׁלוֹם'],
    ['in digits of another script', '24', 'باقة ٢٤', '٢٤'],
    ['with a Korean particle', '환불', '환불은 언제 되나요', '환불은'],
    ['with a Korean ending', '환불', '빨리 환불해주세요!', '환불해주세요'],
    ['with Korean politeness', '환불', '환불이요', '환불이요'],
    ['as a Korean phrase with particles between', '주문 취소', '제 주문을 취소해 주세요', '주문을 취소해'],
    ['in Thai without spaces', 'คืนเงิน', 'ฉันต้องการคืนเงินครับ', 'คืนเงิน'],
    [
      'in decomposed Korean',
      '환불',
      '\u1112\u116a\u11ab\u1107\u116e\u11af 해주세요',
      '\u1112\u116a\u11ab\u1107\u116e\u11af',
    ],
    ['as a phrase across other punctuation', 'pay my bill', 'How do I PAY... my, bill?', 'PAY... my, bill'],
    ['as a phrase behind a false start', 'the fox', 'the the fox', 'the fox'],
    ['as a phrase behind its own beginning', 'a b a c', 'a b a b a c', 'a b a c'],
    ['as an emoji', '🛑', 'please 🛑 now', '🛑'],
    ['as an emoji of any skin', '👍', '👍🏿', '👍'],
    ['that is C++', 'c++', 'I write C++.', 'C++'],
  ])('is found %s', (_, keyword, text, part) => {
    expect(matches(keyword, text)).toBe(part)
  })
  test.each([
    ['inside a word', 'hi', 'this'],
    ['as the beginning of a word', 'refund', 'refunds'],
    ['when its words are not together', 'pay bill', 'pay my bill'],
    ['when its words are the other way round', 'my bill', 'bill my'],
    ['when the message ends before it does', 'pay my bill', 'pay my'],
    ['as another emoji', '👍', '👎'],
    ['as one Chinese character of a word', '是', '不是'],
    ['as one Chinese character of a sentence', '是', '今天是星期一'],
    ['as one Thai character of a word', 'ค', 'คืนเงิน'],
    ['as one Korean syllable of a word', '네', '네트워크'],
    ['in the middle of a Korean word', '불만', '환불만'],
    ['when it is C', 'c', 'c++'],
  ])('is not found %s', (_, keyword, text) => {
    expect(matches(keyword, text)).toBeUndefined()
  })
  test('of nothing but punctuation is never found', () => {
    expect(matches('???', 'what???')).toBeUndefined()
  })
})

describe('a prefix', () => {
  test.each([
    ['the word itself', 'refund*', 'refund', 'refund'],
    ['any ending', 'refund*', 'my refunds?', 'refunds'],
    ['the last word of a phrase', 'my ref*', 'MY refunding', 'MY refunding'],
    ['what its author left a space before', 'refund *', 'refunds', 'refunds'],
    ['a longer word in Chinese', '退*', '我要退款', '退'],
  ])('takes %s', (_, keyword, text, part) => {
    expect(matches(keyword, text)).toBe(part)
  })
  test('does not take another beginning', () => {
    expect(matches('fund*', 'refund')).toBeUndefined()
  })
  test('of one length does not hide one of another', () => {
    const rules = [
      { id: 'short', keywords: ['re*'] },
      { id: 'long', keywords: ['refund*'] },
    ]
    expect(find(rules, 'refunds')).toMatchObject({ best: { rule: 'short' }, also: ['long'] })
  })
})

describe('tolerance to typos', () => {
  test.each([
    ['a letter missing', 'refund', 'refnd'],
    ['a letter too many', 'refund', 'reefund'],
    ['another letter', 'refund', 'refumd'],
    ['two neighbours swapped', 'refund', 'reufnd'],
    ['two edits in nine letters', 'insurance', 'insurrence'],
    ['a typo in one word of a phrase', 'cancel my order', 'cansel my order'],
    ['a typo before the ending of a prefix', 'cancel*', 'cansel'],
  ])('takes %s', (_, keyword, text) => {
    expect(find([{ id: 'rule', keywords: [keyword], typos: true }], text).best).toMatchObject({
      by: 'typo',
      part: text,
    })
  })
  test.each([
    ['four letters', 'bill', 'bil'],
    ['two edits in eight letters', 'delivery', 'delivrey!'.replace('v', '')],
    ['three edits in nine letters', 'insurance', 'inzurrensce'],
    ['a digit that is another', 'order12345', 'order12346'],
    ['characters of scripts without spaces', '退款处理中', '退歀处理中'],
  ])('takes no typo in %s', (_, keyword, text) => {
    expect(matches(keyword, text, { typos: true })).toBeUndefined()
  })
  test('is off unless the rule asks for it', () => {
    expect(matches('refund', 'refnd')).toBeUndefined()
  })
  test('gives way to the same rule written right', () => {
    const rule = { id: 'rule', keywords: ['refund', 'parcel'], typos: true }
    expect(find([rule], 'refnd parcel').best).toMatchObject({ keyword: 'parcel', by: 'word' })
  })
  test('gives way to a later rule written right', () => {
    const rules = [
      { id: 'billing', keywords: ['charge'], patterns: ['cost \\d+'], typos: true },
      { id: 'plans', keywords: ['change'], patterns: ['plan [ab]'] },
    ]
    expect(find(rules, 'I want to change my plan')).toMatchObject({ best: { rule: 'plans' }, also: [] })
    expect(find(rules, 'chagre for plan a')).toMatchObject({
      best: { rule: 'plans', by: 'pattern' },
      also: ['billing'],
    })
    expect(find(rules, 'chagre').best).toMatchObject({ rule: 'billing', by: 'typo' })
  })
  test('takes no word for another that is in a keyword itself', () => {
    const rules = [
      { id: 'billing', keywords: ['charge'], typos: true },
      { id: 'plans', keywords: ['change my plan'] },
    ]
    expect(find(rules, 'no change please').best).toBeNull()
  })
  test('does not help the rules that did not ask for it', () => {
    const rules = [
      { id: 'strict', keywords: ['refund'] },
      { id: 'kind', keywords: ['refund'], typos: true },
    ]
    expect(find(rules, 'refnd')).toMatchObject({ best: { rule: 'kind' }, also: [] })
  })
})

describe('a pattern', () => {
  test.each([
    ['case', '[a-z]{2}-\\d{4}', 'my order AB-1234', 'AB-1234'],
    ['full width', '\\d{4}', 'ＡＢ １２３４', '１２３４'],
    ['accents in the text', 'caffe', 'un CAFFÈ', 'CAFFÈ'],
    ['accents in the pattern', 'caffè', 'un caffe', 'caffe'],
    ['accents in both', 'caffè\\b', 'un CAFFÈ', 'CAFFÈ'],
    ['Chinese', '退.?款', '我要退个款', '退个款'],
  ])('is found whatever the %s', (_, pattern, text, part) => {
    expect(find([{ id: 'rule', patterns: [pattern] }], text).best).toMatchObject({
      by: 'pattern',
      keyword: pattern,
      part,
    })
  })
  test('keeps the classes that capital letters name', () => {
    expect(matches('never', '12 é', { patterns: ['^\\D+$'] })).toBeUndefined()
    expect(matches('never', 'ab é', { patterns: ['^\\D+$'] })).toBe('ab é')
    expect(matches('never', '退款', { patterns: ['^\\p{Han}+$'] })).toBe('退款')
  })
  test('that RE2 does not read matches nothing and harms no other', () => {
    const rules = [
      { id: 'broken', patterns: ['(?=a)a', '(', 'x'.repeat(501)] },
      { id: 'good', patterns: ['aa'] },
    ]
    expect(find(rules, 'aa')).toMatchObject({ best: { rule: 'good' }, also: [] })
  })
  test('that would keep a backtracking engine busy for ever answers at once', () => {
    expect(find([{ id: 'rule', patterns: ['^(a+)+$', '(.*)*x'] }], `${'a'.repeat(1_900)}!`).best).toBeNull()
  })
  test('that matches nothing at all is still a match', () => {
    expect(find([{ id: 'rule', patterns: ['^$'] }], '').best).toMatchObject({
      rule: 'rule',
      start: 0,
      end: 0,
      part: '',
    })
  })
})

describe('which rule wins', () => {
  const rules: readonly KeywordRule[] = [
    { id: 'first', keywords: ['bill'], patterns: ['inv-\\d+'] },
    { id: 'second', keywords: { en: ['pay my bill', 'pay'], it: ['pay', 'fattura'] } },
    { id: 'third', keywords: ['my bill'] },
  ]
  test('the earlier one, though a later one matches a longer phrase; the others are told', () => {
    expect(find(rules, 'pay my bill')).toMatchObject({
      best: { rule: 'first', keyword: 'bill' },
      also: ['second', 'third'],
    })
  })
  test('within a rule the longer phrase', () => {
    expect(find(rules.slice(1), 'pay now or pay my bill')).toMatchObject({
      best: { rule: 'second', keyword: 'pay my bill', start: 11, end: 22 },
      also: ['third'],
    })
  })
  test('with the same keyword twice in the text, the place nearer the start', () => {
    expect(find(rules.slice(1), 'pay, pay').best).toMatchObject({ start: 0, end: 3 })
  })
  test('an earlier rule by its pattern', () => {
    expect(find(rules, 'pay inv-7')).toMatchObject({ best: { rule: 'first', by: 'pattern' }, also: ['second'] })
  })
  test('keywords of a rule before its patterns', () => {
    expect(find(rules, 'inv-7 bill').best).toMatchObject({ rule: 'first', by: 'word' })
  })
  test('no rule, when none matches', () => {
    expect(find(rules, 'hello')).toEqual({ best: null, also: [] })
  })
  test('the languages that list a keyword are told, none when it is for all', () => {
    expect(find(rules.slice(1), 'pay').best?.languages).toEqual(['en', 'it'])
    expect(find(rules, 'bill').best?.languages).toEqual([])
  })
})

test('keywords and texts named like the parts of JavaScript objects are plain words', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
  expect(names.map((name) => find([{ id: 'rule', keywords: ['refund'] }], name).best)).toEqual([null, null, null, null])
  expect(names.map((name) => matches(name, name))).toEqual(names)
})
