import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Unit } from '../../../runtime/channels/Capabilities.ts'
import { fits, measure } from '../../../runtime/channels/layOut/measure.ts'
import { splitText } from '../../../runtime/channels/layOut/splitText.ts'

const UNITS: readonly Unit[] = ['characters', 'utf16', 'graphemes', 'bytes']
/** The longest of these is 25 bytes, 11 of UTF-16 and 5 characters. */
const PIECES = [
  'a', 'word', 'perché', ' ', '  ', '\n', '\n\n', '\r\n', '. ', ', ', '，', '。', '你好', '世界', 'สวัสดี', 'ครับ', 'कि', '👍🏽', '👨‍👩‍👧‍👦', '🇮🇹', 'e\u0301', '\u00a0', '-', '3.14',
] // biome-ignore format: a list
const writing = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))
/** Halves of pairs, controls and all. */
const anything = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units))
const room = fc.record({
  unit: fc.constantFrom(...UNITS),
  max: fc.integer({ min: 25, max: 80 }),
  least: fc.integer({ min: 25, max: 80 }),
})
const split = fc.tuple(writing, room).map(([text, { unit, max, least }]) => {
  const last = Math.min(max, least)
  return { text, unit, max, last, parts: splitText(text, { unit, max, last }) }
})
const boundaries = (text: string, granularity: 'grapheme' | 'word') => [
  ...new Intl.Segmenter(undefined, { granularity }).segment(text),
]
const cutsOf = (parts: readonly string[]): readonly number[] => {
  let at = 0
  return parts.slice(0, -1).map((part) => (at += part.length))
}

describe('the parts of a text', () => {
  test('are the text again when they are put together', () => {
    fc.assert(fc.property(split, ({ text, parts }) => parts.join('') === text))
    fc.assert(
      fc.property(anything, fc.constantFrom(...UNITS), (text, unit) => {
        const parts = splitText(text, { max: 4, last: 4, unit })
        return parts.join('') === text && parts.every((part) => part.isWellFormed() || !text.isWellFormed())
      }),
    )
  })

  test('are no longer than the platform takes, as it counts', () => {
    fc.assert(
      fc.property(split, ({ unit, max, last, parts }) =>
        parts.every((part, index) => measure(part, unit) <= (index === parts.length - 1 ? last : max)),
      ),
    )
  })

  test('never end inside what a reader takes for one character', () => {
    fc.assert(
      fc.property(split, ({ text, parts }) => {
        const starts = new Set(boundaries(text, 'grapheme').map(({ index }) => index))
        return cutsOf(parts).every((cut) => starts.has(cut))
      }),
    )
  })

  test('never end inside a word that a part can hold', () => {
    fc.assert(
      fc.property(split, ({ text, unit, last, parts }) => {
        const words = boundaries(text, 'word').filter(
          ({ segment, isWordLike }) => isWordLike && fits(segment, last, unit),
        )
        return cutsOf(parts).every(
          (cut) => !words.some(({ index, segment }) => cut > index && cut < index + segment.length),
        )
      }),
    )
  })

  test.each<[string, string, number, readonly string[]]>([
    ['a text that fits is one', 'Hello there', 11, ['Hello there']],
    ['the end of a line is better than that of a word', 'One line\nand another', 14, ['One line\n', 'and another']],
    ['unless it is too near the beginning', 'Oh\nwell, this is long', 14, ['Oh\nwell, this ', 'is long']],
    ['an address stays whole', 'See https://example.com/a-b now', 26, ['See ', 'https://example.com/a-b ', 'now']],
    [
      'Chinese is parted between words, and no part begins with a comma',
      '我们已经收到，谢谢',
      6,
      ['我们已经', '收到，谢谢'],
    ],
    ['a word that no part holds is cut', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ])('%s', (_, text, max, parts) => {
    expect(splitText(text, { max, last: max, unit: 'characters' })).toEqual(parts)
  })

  test('end between flags and families also where there is nothing else far and wide', () => {
    const text = `x${'🇮🇹'.repeat(200)}${'👨‍👩‍👧‍👦'.repeat(100)}`
    const starts = new Set(boundaries(text, 'grapheme').map(({ index }) => index))
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 900 }), (max) =>
        cutsOf(splitText(text, { max, last: max, unit: 'bytes' })).every((cut) => starts.has(cut)),
      ),
      { numRuns: 20 },
    )
  })

  test('leave enough over the buttons that it is a sentence, and not its last word', () => {
    const text = `${'word '.repeat(204)}words?`
    expect(text.length).toBe(1_026)
    const parts = splitText(text, { max: 4_096, last: 1_024, unit: 'characters' })
    expect(parts).toHaveLength(2)
    expect(parts[1]?.length).toBeGreaterThan(500)
  })
})

test.each<[Unit, number]>([
  ['characters', 7],
  ['utf16', 10],
  ['graphemes', 3],
  ['bytes', 21],
])('counted in %s, a family, a letter and an accented one are %i', (unit, length) => {
  expect(measure('👨‍👩‍👧a\u00e9', unit)).toBe(length)
})
