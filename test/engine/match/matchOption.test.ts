import { describe, expect, test } from 'vitest'
import { compileOptions, matchOption } from '../../../runtime/engine/match/matchOption.ts'
import type { Option } from '../../../schemas/flow.ts'

const menu: readonly Option[] = [
  { id: 'billing', label: { en: 'Billing', it: 'Fatture', zh: '账单' }, keywords: { en: ['invoice', 'refund*'] } },
  { id: 'delivery', label: { en: 'Delivery of my order', it: 'Consegna', zh: '送货' } },
  { id: 'other', label: { en: 'Something else', it: 'Altro', zh: '其他' }, keywords: ['order'] },
]
const chosen = (text: string, options = menu) => matchOption(compileOptions(options), text)

describe('a menu of three takes', () => {
  test.each([
    ['2', 'delivery', 'number'],
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
    '第',
    '99999999999999999999',
  ])('nothing from "%s"', (text) => {
    expect(chosen(text)).toBeNull()
  })
})

test('the part that chose is told as it was written', () => {
  expect(chosen('my INVOICE!')?.part).toBe('INVOICE')
  expect(chosen(' 2. ')?.part).toBe('2.')
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
  expect(['12', '十二', '第十二个', '第12', '10', '十'].map((text) => chosen(text, many)?.option)).toEqual([
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
  expect([chosen('order', options), chosen('1', options)?.option]).toEqual([null, 'x'])
})

test('of two options that fit equally the earlier one is taken', () => {
  const options: readonly Option[] = [
    { id: 'a', label: 'Sales' },
    { id: 'b', label: 'Service', keywords: ['sales'] },
  ]
  expect(chosen('sales', options)).toMatchObject({ option: 'a', by: 'label' })
})
