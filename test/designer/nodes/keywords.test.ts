import { expect, test } from 'vitest'
import { newWords, splitWords } from '../../../designer/controls/splitWords.ts'
import { keywordKey } from '../../../designer/nodes/keywords/keywordKey.ts'
import { readKeywordTable } from '../../../designer/nodes/keywords/readKeywordTable.ts'

const languages = ['en', 'it', 'zh']

test('keywords that match the same messages count as one', () => {
  expect(splitWords('Pay; my bill!; PAY; ｐａｙ; Pagò; pago; refund; refund*', [], keywordKey)).toEqual({
    added: ['Pay', 'my bill!', 'Pagò', 'refund', 'refund*'],
    repeated: 3,
  })
})

test('a beginning in a script without spaces is no more than the word itself', () => {
  expect(newWords(['退款*'], ['退款'], keywordKey)).toEqual({ added: [], repeated: 1 })
})

test('what holds no word is kept apart from everything else', () => {
  expect(newWords(['?!', '…'], [], keywordKey).added).toEqual(['?!', '…'])
})

test('a table of keywords and languages is read by language, with or without a heading, also in quotes', () => {
  expect(
    readKeywordTable('\uFEFFkeyword,language\r\nrefund,en\r\n"pay, please",EN\r\nrimborso,it\r\n', languages),
  ).toEqual({
    words: { en: ['refund', 'pay, please'], it: ['rimborso'], zh: [] },
    others: 0,
  })
  expect(readKeywordTable('退款;zh\nremboursement;fr', languages)).toEqual({
    words: { en: [], it: [], zh: ['退款'] },
    others: 1,
  })
})

test('a plain list is no table, even where a comma stands between two words', () => {
  expect(readKeywordTable('refund\ninvoice', languages)).toBeNull()
  expect(readKeywordTable('refund, invoice, bill', languages)).toBeNull()
  expect(readKeywordTable('Italian, it\nrefund, please come', languages)).toBeNull()
})

test('five thousand keywords that come twice are each taken once', () => {
  const list = Array.from({ length: 5_000 }, (_, index) => `keyword number ${index}`)
  expect(splitWords([...list, ...list].join('\n'), [], keywordKey)).toMatchObject({ repeated: 5_000 })
})
