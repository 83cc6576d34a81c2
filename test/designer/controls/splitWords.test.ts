import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitLines, splitWords } from '../../../designer/controls/splitWords.ts'

test('a pasted list comes apart at lines, commas, semicolons and tabs, also full-width ones', () => {
  expect(splitWords('refund; pay my bill\r\ninvoice,退款，发票、账单\tconto', [])).toEqual({
    added: ['refund', 'pay my bill', 'invoice', '退款', '发票', '账单', 'conto'],
    repeated: 0,
  })
})

test('words that are there already, or come twice, are counted and left out, whatever their case or width', () => {
  expect(splitWords('Refund, refund, ｒｅｆｕｎｄ, new', ['REFUND'])).toEqual({ added: ['new'], repeated: 3 })
})

test('what a table program puts in quotes is one word', () => {
  expect(splitWords('\uFEFF"pay, please";"say ""hi"""\n5" screen', []).added).toEqual([
    'pay, please',
    'say "hi"',
    '5" screen',
  ])
})

test('empty parts are no words', () => {
  expect(splitWords(' ,;\n\n ', [])).toEqual({ added: [], repeated: 0 })
})

test('lines stay whole where commas mean something', () => {
  expect(splitLines('a{1,2}\n"b"\n', ['"b"'])).toEqual({ added: ['a{1,2}'], repeated: 1 })
})

test('splitting what was split adds nothing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { added } = splitWords(text, [])
      expect(splitWords(text, added).added).toEqual([])
    }),
    { numRuns: 100 },
  )
})
