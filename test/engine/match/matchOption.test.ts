import { describe, expect, test } from 'vitest'
import { compileOptions, matchOption } from '../../../runtime/engine/match/matchOption.ts'
import type { Option } from '../../../schemas/flow.ts'

const menu: readonly Option[] = [
  { id: 'billing', label: { en: 'Billing', it: 'Fatture', zh: '账单' }, keywords: { en: ['invoice', 'refund*'] } },
  { id: 'delivery', label: { en: 'Delivery of my order', it: 'Consegna', zh: '送货' } },
  { id: 'other', label: { en: 'Something else', it: 'Altro', zh: '其他' }, keywords: ['order'] },
]
const LANGUAGES = ['en', 'it', 'zh']
const chosen = (text: string, options = menu, languages = LANGUAGES) =>
  matchOption(compileOptions(options, languages), text)

describe('a menu of three takes', () => {
  test.each([
    ['2', 'delivery', 'number'],
    ['٢', 'delivery', 'number'],
    ['२', 'delivery', 'number'],
    ['๒', 'delivery', 'number'],
    [' 2. ', 'delivery', 'number'],
    ['2)', 'delivery', 'number'],
    ['(2)', 'delivery', 'number'],
    ['#2', 'delivery', 'number'],
    ['2#', 'delivery', 'number'],
    ['２', 'delivery', 'number'],
    ['②', 'delivery', 'number'],
    ['2️⃣', 'delivery', 'number'],
    ['02', 'delivery', 'number'],
    ['option 2', 'delivery', 'number'],
    ['Option two, please!', 'delivery', 'number'],
    ['number 3', 'other', 'number'],
    ['no. 3', 'other', 'number'],
    ['two', 'delivery', 'number'],
    ['due', 'delivery', 'number'],
    ['opzione 3', 'other', 'number'],
    ['vorrei il 2, grazie', 'delivery', 'number'],
    ['二', 'delivery', 'number'],
    ['选2', 'delivery', 'number'],
    ['我要二', 'delivery', 'number'],
    ['the second one', 'delivery', 'ordinal'],
    ['1st', 'billing', 'ordinal'],
    ['THIRD', 'other', 'ordinal'],
    ['the last one', 'other', 'ordinal'],
    ['la seconda', 'delivery', 'ordinal'],
    ["l'ultima", 'other', 'ordinal'],
    ['第二个', 'delivery', 'ordinal'],
    ['第3項', 'other', 'ordinal'],
    ['最后一个', 'other', 'ordinal'],
    ['billing', 'billing', 'label'],
    ['I think it is FATTURE', 'billing', 'label'],
    ['账单问题', 'billing', 'label'],
    ['consegna?', 'delivery', 'label'],
    ['my invoice is wrong', 'billing', 'keyword'],
    ['refunds', 'billing', 'keyword'],
    ['order', 'other', 'keyword'],
    ['delivery of my order', 'delivery', 'label'],
  ] as const)('%s as %s, by its %s', (text, option, by) => {
    expect(chosen(text)).toMatchObject({ option, by })
  })
  test.each([
    '',
    '   ',
    '0',
    '4',
    '-',
    'yes',
    'hello',
    'not the first',
    '2 parcels',
    '1 or 2',
    '22',
    'no',
    'No one.',
    'no one, please',
    'una dozzina',
    '是',
    '第',
    '99999999999999999999',
  ])('nothing from "%s"', (text) => {
    expect(chosen(text).option).toBeNull()
  })
})

test('the part that chose is told as it was written', () => {
  expect(chosen('my INVOICE!')).toMatchObject({ part: 'INVOICE' })
  expect(chosen(' 2. ')).toMatchObject({ part: '2.' })
})

test('a number beyond the options is looked for in the labels', () => {
  const years: readonly Option[] = [
    { id: 'this-year', label: '2026' },
    { id: 'last-year', label: '2025' },
    { id: 'round-the-clock', label: '24 hours', keywords: ['24'] },
  ]
  expect(chosen('2025', years)).toMatchObject({ option: 'last-year', by: 'label' })
  expect(chosen('24', years)).toMatchObject({ option: 'round-the-clock', by: 'keyword' })
  expect(chosen('2', years)).toMatchObject({ option: 'last-year', by: 'number' })
})

test('the twelfth of many is found in digits and in Chinese', () => {
  const many = Array.from(
    { length: 12 },
    (_, index): Option => ({ id: `o${index + 1}`, label: `Label ${index + 101}` }),
  )
  expect(['12', '十二', '第十二个', '第12', '10', '十'].map((text) => chosen(text, many).option)).toEqual([
    'o12',
    'o12',
    'o12',
    'o12',
    'o10',
    'o10',
  ])
})

test('a label with a template in it is known by its number alone', () => {
  const options: readonly Option[] = [{ id: 'x', label: 'Order {{ vars.number }}' }]
  expect([chosen('order', options).option, chosen('1', options).option]).toEqual([null, 'x'])
})

test('of two options that fit equally the earlier one is taken', () => {
  const options: readonly Option[] = [
    { id: 'a', label: 'Sales' },
    { id: 'b', label: 'Service', keywords: ['sales'] },
  ]
  expect(chosen('sales', options)).toMatchObject({ option: 'a', by: 'label' })
})

test.each([
  ['en', 'eleven', 11],
  ['en', '11th', 11],
  ['en', 'the twenty-first one', 21],
  ['en', 'a hundred', null],
  ['en', 'one hundred', 100],
  ['en', 'once', null],
  ['it', 'dodici', 12],
  ['it', '1º', 1],
  ['it', '12ª', 12],
  ['it', 'la ventitreesima', 23],
  ['it', 'una dozzina', null],
  ['zh', '二十三', 23],
  ['zh', '第二十三个', 23],
  ['zh-Hant', '兩', 2],
  ['es', 'la tercera, por favor', 3],
  ['es', 'once', 11],
  ['fr', 'quatre-vingt-dix-sept', 97],
  ['fr', '1er', 1],
  ['de', 'einundzwanzig', 21],
  ['de', 'der Zwölfte', 12],
  ['pt-BR', 'dezessete', 17],
  ['nl', 'achtentachtig', 88],
  ['pl', 'dwunasty', 12],
  ['ru', 'двенадцатый', 12],
  ['ru', 'тридцать три', 33],
  ['ar', 'الثاني', 2],
  ['ar', 'أحد عشر', 11],
  ['ar', 'رقم ١٢', 12],
  ['ja', '第十二', 12],
  ['ja', '2番目', 2],
  ['ko', '두 번째', 2],
  ['ko', '열둘', 12],
  ['ko', '3번이요', 3],
  ['tr', 'on iki', 12],
  ['tr', 'on ikinci', 12],
  ['hi', 'बारह', 12],
  ['hi', 'दूसरा', 2],
  ['th', 'สิบสอง', 12],
])('in %s "%s" is number %s', (language, said, at) => {
  const many = Array.from(
    { length: 100 },
    (_, index): Option => ({ id: `o${index + 1}`, label: `Label ${index + 101}` }),
  )
  expect(chosen(said, many, [language]).option).toBe(at === null ? null : `o${at}`)
})

test('numbers of other languages than the workspace has are plain words', () => {
  expect(chosen('on', menu, ['en']).option).toBeNull()
  expect(chosen('due', menu, ['en']).option).toBeNull()
})

describe('an answer that names more than one option, or denies one, chooses none', () => {
  const yesNo: readonly Option[] = [
    { id: 'yes', label: { en: 'Yes', it: 'Sì', zh: '是' }, keywords: { zh: ['可以'] } },
    { id: 'no', label: { en: 'No', it: 'No', zh: '否' }, keywords: { en: ['no problem at all'], zh: ['不是'] } },
  ]
  test.each([
    ['I said NO not yes!', null],
    ['yes or no', null],
    ['sì, anzi no', null],
    ['是否', null],
    ['今天是星期一', null],
    ['不可以', null],
    ['not yes', null],
    ['yes', 'yes'],
    ['sì!', 'yes'],
    ['是', 'yes'],
    ['是！谢谢', 'yes'],
    ['ok 是👍', 'yes'],
    ['可以的', 'yes'],
    ['不是', 'no'],
    ['不是的', 'no'],
    ['no, no', 'no'],
  ])('"%s": %s', (said, option) => {
    expect(chosen(said, yesNo).option).toBe(option)
  })
  test('the reason is told', () => {
    expect(chosen('yes or no', yesNo)).toEqual({ option: null, reason: 'names more than one option' })
    expect(chosen('not yes', yesNo)).toEqual({ option: null, reason: 'denies an option' })
    expect(chosen('hm', yesNo)).toEqual({ option: null, reason: 'names no option' })
  })
  test('a phrase inside a longer one is not named', () => {
    const help: readonly Option[] = [
      { id: 'some', label: 'Some problem' },
      { id: 'none', label: 'No problem' },
      { id: 'problem', label: 'Problem' },
    ]
    expect(chosen('no problem', help).option).toBe('none')
    expect(chosen('I have a problem', help).option).toBe('problem')
    expect(chosen('no problem or some problem', help).option).toBeNull()
  })
})
