import { expect, test } from 'vitest'
import { compileCollectValue } from '../../../runtime/engine/nodes/collectValue.ts'
import type { CollectValue } from '../../../schemas/flow.ts'

const now = Date.UTC(2026, 10, 30)
/** The value, or the reason after a cross. */
function read(value: CollectValue, words: string, languages: string, country?: string): string | number {
  const found = compileCollectValue(value, ['en'])(words, {
    languages: languages.split(' '),
    ...(country === undefined ? {} : { country }),
    now,
  })
  return found.ok ? found.value : `✗ ${found.reason}`
}

const TWO_NUMBERS = '✗ could be two numbers'
const NO_NUMBER = '✗ not a number'
const TOO_LONG = '✗ more digits than can be kept'

test.each([
  ['1,000', 'en', 1000],
  ['1,000', 'en zh', 1000],
  ['1,000', 'it', 1],
  ['1,000', 'en it', TWO_NUMBERS],
  ['1.000', 'it', 1000],
  ['1.000', 'de', 1000],
  ['1.000', 'de-CH', 1],
  ['1.500', 'en', 1.5],
  ["1'000", 'it', 1000],
  ['1’000.50', 'de-CH', 1000.5],
  ['1 000', 'fr', 1000],
  ['1\u202f000,5', 'fr', 1000.5],
  ['1\u00a0000', 'en', 1000],
  ['1,00,000', 'en-IN', 100_000],
  ['१,००,०००', 'hi', 100_000],
  ['1,000,000', 'en it', 1_000_000],
  ['1.000.000', 'en it', 1_000_000],
  ['1.234,56', 'en', 1234.56],
  ['1,234.56', 'it', 1234.56],
  ['12,5', 'en', 12.5],
  ['0,125', 'en', 0.125],
  ['1,0000', 'zh', NO_NUMBER],
  ['1,000,00', 'en', NO_NUMBER],
  ['1.000.00', 'it', NO_NUMBER],
  ['12 34', 'en', NO_NUMBER],
  ['١٬٠٠٠٫٥', 'ar', 1000.5],
  ['１，０００', 'zh', 1000],
  ['\u200e−5', 'en', -5],
  ['5.', 'en', 5],
  ['1e5', 'en', NO_NUMBER],
  ['0x10', 'en', NO_NUMBER],
  ['5%', 'en', NO_NUMBER],
  ['+', 'en', NO_NUMBER],
  ['9007199254740991', 'en', 9_007_199_254_740_991],
  ['9007199254740993', 'en', TOO_LONG],
  ['12345678901234567890', 'en', TOO_LONG],
  ['0.1234567890123456', 'en', TOO_LONG],
  ['9'.repeat(500), 'en', NO_NUMBER],
])('the number %j in %s is %s', (words, languages, value) => {
  expect(read({ kind: 'number' }, words, languages)).toBe(value)
})

test.each([
  ['5.0', 'en', 5],
  ['1.000', 'en', '✗ not a whole number'],
  ['1,000', 'it', '✗ not a whole number'],
  ['1,5', 'it', '✗ not a whole number'],
  ['-0', 'en', 0],
])('the whole number %j in %s is %s', (words, languages, value) => {
  expect(read({ kind: 'number', integer: true }, words, languages)).toBe(value)
})

const TWO_DATES = '✗ could be two dates'
const NO_DATE = '✗ not a date'

test.each([
  ['03/04/2026', 'en', undefined, TWO_DATES],
  ['03/04/2026', 'en', 'IT', '2026-04-03'],
  ['03/04/2026', 'en', 'US', '2026-03-04'],
  ['03/04/2026', 'en-US', undefined, '2026-03-04'],
  ['03/04/2026', 'en-GB', 'US', '2026-04-03'],
  ['03/04/2026', 'en-CA', undefined, TWO_DATES],
  ['03/04/2026', 'it', undefined, '2026-04-03'],
  ['03/04/2026', 'en-US it', undefined, TWO_DATES],
  ['04/04/2026', 'en', undefined, '2026-04-04'],
  ['24/12/2026', 'en', undefined, '2026-12-24'],
  ['12/24/2026', 'it en', undefined, '2026-12-24'],
  ['3/4/2026', 'zh', undefined, '2026-03-04'],
  ['3/4/2026', 'zh-HK', undefined, '2026-04-03'],
  ['2026/3/4', 'it', undefined, '2026-03-04'],
  ['26/3/4', 'ja', undefined, '2026-03-04'],
  ['24.12.26', 'de', undefined, '2026-12-24'],
  ['12/03/54', 'it', undefined, '1954-03-12'],
  ['24.12.2026.', 'hr', undefined, '2026-12-24'],
  ['24\u201112\u20112026', 'it', undefined, '2026-12-24'],
  ['2026-12-24', 'en-US', undefined, '2026-12-24'],
  ['20261224', 'en', undefined, '2026-12-24'],
  ['24 December 2026', 'en', undefined, '2026-12-24'],
  ['December 24th, 2026', 'en', undefined, '2026-12-24'],
  ['1º gennaio 2026', 'it', undefined, '2026-01-01'],
  ['24 dic 2026', 'it', undefined, '2026-12-24'],
  ['24 de diciembre de 2026', 'es', undefined, '2026-12-24'],
  ['24. Dezember 2026', 'de', undefined, '2026-12-24'],
  ['5 марта 2026', 'ru', undefined, '2026-03-05'],
  ['2026年12月24日', 'zh', undefined, '2026-12-24'],
  ['２０２６年１２月２４号', 'zh', undefined, '2026-12-24'],
  ['2026년 12월 24일', 'ko', undefined, '2026-12-24'],
  ['٢٤/١٢/٢٠٢٦', 'ar', undefined, '2026-12-24'],
  ['31/02/2026', 'it', undefined, NO_DATE],
  ['29/02/2025', 'it', undefined, NO_DATE],
  ['2026-13-01', 'en', undefined, NO_DATE],
  ['24/12/2569', 'th', undefined, NO_DATE],
  ['24 December', 'en', undefined, NO_DATE],
  ['I was born 24 December 1990', 'en', undefined, NO_DATE],
])('the date %j in %s (%s) is %s', (words, languages, country, value) => {
  expect(read({ kind: 'date' }, words, languages, country)).toBe(value)
})

test('the order that a node names holds in every language, and limits tell the century', () => {
  expect(read({ kind: 'date', dateOrder: 'monthFirst' }, '03/04/2026', 'it')).toBe('2026-03-04')
  expect(read({ kind: 'date', dateOrder: 'yearFirst' }, '26/03/04', 'it')).toBe('2026-03-04')
  expect(read({ kind: 'date', latest: '2026-11-30' }, '01/12/26', 'it')).toBe('1926-12-01')
})

const NO_PHONE = '✗ not a phone number'

test.each([
  ['\u202d+39 06 1234 5678\u202c', undefined, '+390612345678'],
  ['+44 (0)20 7946 0958', undefined, '+442079460958'],
  ['+49 (0)30 901820', undefined, '+4930901820'],
  ['+39 06 1234–5678.', undefined, '+390612345678'],
  ['0039 06 1234 5678', 'US', '+390612345678'],
  ['+٣٩ ٠٦ ١٢٣٤ ٥٦٧٨', undefined, '+390612345678'],
  ['＋39 06 12345678', undefined, '+390612345678'],
  ['tel:+39-06-1234-5678', undefined, '+390612345678'],
  ['06 1234 5678', 'IT', '+390612345678'],
  ['（06）1234—5678', 'IT', '+390612345678'],
  ['020 7946 0958 ext. 12', 'GB', '+442079460958'],
  ['138 0013 8000', 'CN', '+8613800138000'],
  ['06 1234 5678', undefined, '0612345678'],
  ['12345', 'IT', NO_PHONE],
  ['123', undefined, NO_PHONE],
  ['my number is 06', 'IT', NO_PHONE],
  ['+39 06 1234 5678 9999 99999', undefined, NO_PHONE],
])('the telephone number %j of %s is %s', (words, country, value) => {
  expect(read({ kind: 'phone' }, words, 'en', country)).toBe(value)
})

const NO_EMAIL = '✗ not an e-mail address'

test.each([
  ['\u200bada@example.com', 'ada@example.com'],
  ['\ufeffada@exam\u00adple.com\u200f', 'ada@example.com'],
  ['ada@example.com.', 'ada@example.com'],
  ['ada@example.com。', 'ada@example.com'],
  ['Ada <ada@example.com>', 'ada@example.com'],
  ['mailto:ada@example.com', 'ada@example.com'],
  ['ada＠example.com', 'ada@example.com'],
  ['Ada @ Example.COM', 'Ada@example.com'],
  ['ada@example.xn--p1ai', 'ada@example.xn--p1ai'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
  ['ada@XN--BCHER-KVA.example', 'ada@xn--bcher-kva.example'],
  ['用户@例子。中国', '用户@xn--fsqu00a.xn--fiqs8s'],
  ['ada@example', NO_EMAIL],
  ['ada..x@example.com', NO_EMAIL],
  ['a@b@c.com', NO_EMAIL],
  ['ada@ex ample.com', NO_EMAIL],
  ['ada@127.0.0.1', NO_EMAIL],
  [`ada@example.com${' '.repeat(400)}x`, NO_EMAIL],
])('the e-mail address %j is %s', (words, value) => {
  expect(read({ kind: 'email' }, words, 'en')).toBe(value)
})

test('a pattern takes the digits of every script, and what it is about itself', () => {
  expect(read({ kind: 'pattern', pattern: '[A-Z]{2}[0-9]{4}' }, ' ＡＢ１２３４\u200b', 'zh')).toBe('AB1234')
  expect(read({ kind: 'pattern', pattern: '[１２]+' }, '１２', 'zh')).toBe('１２')
})
