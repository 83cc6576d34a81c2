import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseText } from '../../../runtime/engine/match/normaliseText.ts'

const normalised = (text: string): string => normaliseText(text).text

describe('what counts as the same text', () => {
  test.each([
    ['upper case is lower case', 'REFUND', 'refund'],
    ['accents fold', 'Caffè È perché', 'caffe e perche'],
    ['accents fold when they are written apart', 'cafe\u0301', 'cafe'],
    ['full width is half width', 'Ｒｅｆｕｎｄ　１２３', 'refund 123'],
    ['half-width Katakana is full width, voiced marks included', 'ｶﾞｲﾄﾞ ﾊﾟﾝ', 'ガイド パン'],
    ['Hangul is the same composed and decomposed', '\u1112\u116a\u11ab\u1107\u116e\u11af', '환불'],
    ['ligatures come apart', 'ﬁnd oﬃce', 'find office'],
    ['circled digits are digits', '①②', '12'],
    ['a keycap is its digit', '2\ufe0f\u20e3', '2'],
    ['sharp s is two, in either case', 'Straße STRASSE', 'strasse strasse'],
    ['a final sigma is a sigma', 'ΛΟΓΟΣ λόγος', 'λογοσ λογοσ'],
    ['every Turkish i is an i', 'İstanbul ISTANBUL ıstanbul', 'istanbul istanbul istanbul'],
    ['strokes fold like accents', 'ZAPŁATA zapłata Đơn hàng smørrebrød', 'zaplata zaplata don hang smorrebrod'],
    ['joined letters come apart', 'Æon cœur', 'aeon coeur'],
    ['Cyrillic accents fold', 'Ёлка ёлка Й', 'елка елка и'],
    ['soft hyphens and zero-width characters are not there', 're\u00adfu\u200bnd', 'refund'],
    ['a mark behind an invisible character is not there either', 'cafe\u200d\u0301', 'cafe'],
    ['bidi controls are not there', '\u202erefund\u202c \u2067x\u2069', 'refund x'],
    ['an emoji loses its skin and its variation', '👍🏽 ❤️', '👍 ❤'],
    ['Thai marks stay: they make other letters', 'ก้ กิน', 'ก้ กิน'],
    ['Devanagari signs stay', 'हिन्दी', 'हिन्दी'],
    ['Chinese stays', '退款', '退款'],
  ])('%s', (_, text, expected) => {
    expect(normalised(text)).toBe(expected)
  })
})

test('every unit of the result knows the characters that it came from', () => {
  const text = 'e\u0301 ﬁx'
  const { text: folded, startOf, endOf } = normaliseText(text)
  expect(folded).toBe('e fix')
  expect([0, 1, 2, 3, 4].map((index) => [startOf(index), endOf(index)])).toEqual([
    [0, 2],
    [2, 3],
    [3, 4],
    [3, 4],
    [4, 5],
  ])
  expect(startOf(folded.length)).toBe(text.length)
})

test('any string is normalised, places lie within it and never go backwards', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { text: folded, startOf, endOf } = normaliseText(text)
      let last = 0
      for (let index = 0; index < folded.length; index += 1) {
        expect(startOf(index)).toBeGreaterThanOrEqual(last)
        expect(endOf(index)).toBeGreaterThan(startOf(index))
        expect(endOf(index)).toBeLessThanOrEqual(text.length)
        last = startOf(index)
      }
    }),
    { numRuns: 500 },
  )
})

test('normalising twice changes nothing more', () => {
  const letters = [...'abzAZèÈñüçßΑσςόЖжёЙй退款ガ환불Ｒ１①ﬁ 👍ıİ', 'ｶﾞ', 'ก้', 'e\u0301', '👍🏽', '2\ufe0f\u20e3']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 30 }), (parts) => {
      const once = normalised(parts.join(''))
      expect(normalised(once)).toBe(once)
    }),
    { numRuns: 300 },
  )
})
