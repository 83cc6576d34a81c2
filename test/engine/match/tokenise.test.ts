import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenise } from '../../../runtime/engine/match/tokenise.ts'

const words = (text: string): readonly string[] => tokenise(text).words

describe('the words of a text', () => {
  test.each([
    ['spaces, line ends and punctuation part', ' pay,my\nbill!! (now) ', ['pay', 'my', 'bill', 'now']],
    ['apostrophes part, straight and curly', "l'ordine dell’altro", ['l', 'ordine', 'dell', 'altro']],
    ['hyphens part', 're-fund', ['re', 'fund']],
    ['plus and hash belong to the word before', 'C++ and C#, not #1', ['c++', 'and', 'c#', 'not', '1']],
    ['a word begins anew behind them', 'a+b', ['a+', 'b']],
    ['underscores are letters', 'order_id', ['order_id']],
    ['Chinese parts into characters', '我要退款。', ['我', '要', '退', '款']],
    ['Japanese parts into characters', 'キャンセルです', [...'キャンセルです']],
    ['Thai parts into characters with their marks', 'ขอเงินคืน', ['ข', 'อ', 'เ', 'งิ', 'น', 'คื', 'น']],
    ['scripts part from each other', '退款refund退款', ['退', '款', 'refund', '退', '款']],
    ['Korean keeps its words', '환불 원해요', ['환불', '원해요']],
    ['Arabic and Hindi keep their words', 'استرداد हिन्दी', ['استرداد', 'हिन्दी']],
    ['an emoji is a word, and parts', 'ok👍now', ['ok', '👍', 'now']],
    ['the members of a joined emoji are words', '👨‍👩‍👧', ['👨', '👩', '👧']],
    ['a flag is a word', '🇮🇹🇨🇳', ['🇮🇹', '🇨🇳']],
    ['digits in any width are the same digits', '１２ ①', ['12', '1']],
    ['nothing but punctuation is no word', '?!… — ++ ##', []],
    ['nothing is no word', '', []],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})

test.each([
  ['plain', 'a refund now', 'refund'],
  ['behind an accent written apart, when nothing but ASCII is left of it', 'cafe\u0301 refund now', 'refund'],
  ['behind a ligature that grows', 'ﬁne ﬃ refund now', 'refund'],
  ['behind what vanishes', '\u200b\u202er\u00ade refund', 'refund'],
  ['behind a letter that becomes two', 'Straße refund', 'refund'],
  ['in full width', 'x Ｒｅｆｕｎｄ y', 'Ｒｅｆｕｎｄ'],
  ['with its accents', 'un RIMBÒRSO!', 'RIMBÒRSO'],
])('a word knows its place in the text as it was received: %s', (_, text, part) => {
  const { starts, ends, words: found } = tokenise(text)
  const at = found.indexOf(words(part)[0] ?? '')
  expect(text.slice(starts[at], ends[at])).toBe(part)
})

test('any string has words; each lies behind the one before and reads the same by itself', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom(
      'a',
      'é',
      'e\u0301',
      'ﬁ',
      'ß',
      '退',
      'ก้',
      'Ｒ',
      ' ',
      '-',
      '+',
      '👍🏽',
      '\u200d',
      '\u0301',
      '\ud800',
      '환',
      'ｶﾞ',
    ),
  )
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 20 }), (parts) => {
      const text = parts.join('')
      const { words: found, starts, ends } = tokenise(text)
      expect([starts.length, ends.length]).toEqual([found.length, found.length])
      found.forEach((word, index) => {
        expect(word).not.toBe('')
        const [start = -1, end = -1] = [starts[index], ends[index]]
        expect(start).toBeGreaterThanOrEqual(0)
        expect(start).toBeGreaterThanOrEqual(index === 0 ? 0 : (starts[index - 1] ?? 0))
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(words(text.slice(start, end)).join(' ')).toContain(word)
      })
    }),
    { numRuns: 2_000 },
  )
})
