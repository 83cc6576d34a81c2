import fc from 'fast-check'
import { RE2JS } from 're2js'
import { describe, expect, test } from 'vitest'
import { PATTERN_SIZE, PATTERN_TEXT_LENGTH } from '../../../runtime/engine/limits.ts'
import { createPatternMeter, patternOf, readPattern } from '../../../runtime/engine/match/Pattern.ts'
import { patternSize } from '../../../runtime/engine/match/patternSize.ts'

/** RE2's own begin and end, which every pattern has. */
const ENDS = 3

describe('the size of a pattern', () => {
  test.each([
    ['order +[0-9]{6}', 14],
    ['[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}', 53],
    ['[\\p{L}\\p{N}]{0,999}\\P{L}z', 2_000],
    ['((((\\p{L}{0,10}){0,10}){0,10})x)', 2_335],
    [`(?:${'a'.repeat(490)}|${'b'.repeat(490)}){1000}`, 983_000],
    ['(?P<year>[0-9]{4})-(?i:[a-z]{3})', 12],
    ['(|a|){2}', 14],
    ['[]a]{3}[^]b]{3}[[:alpha:]]{3}[\\]]{3}', 12],
    ['\\p{Han}{3}\\x{1F44D}{3}\\.{3}😀{3}', 12],
    ['a{2,}', 5],
    ['a{,2}', 5],
  ])('of %s is %i', (pattern, size) => {
    expect(patternSize(pattern)).toBe(size)
  })

  const atom = fc.constantFrom(
    'a',
    '.',
    '\\d',
    '\\p{L}',
    '[a-z]',
    '[^]x]',
    '[[:digit:]\\]]',
    '\\Qx{9}\\E',
    '\\.',
    '中',
    '^',
    '\\b',
    '',
    '(?i)',
    '\\101',
  )
  const count = fc.constantFrom('', '', '*', '+', '?', '*?', '{3}', '{0,4}', '{2,}', '{0}', '{1,7}?', '{0,}')
  const { pattern: generated } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
    pattern: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
    piece: fc.oneof(
      { depthSize: 'small' },
      fc.tuple(atom, count).map(([one, many]) => one + many),
      fc
        .tuple(
          fc.constantFrom('(', '(?:', '(?i:', '(?P<name>', '(?<other>'),
          tie('pattern'),
          fc.constantFrom('', '|x|y', '|', '|()'),
          count,
        )
        .map(([open, inside, other, many]) => `${open}${inside}${other})${many}`),
    ),
  }))

  test('is never less than what RE2 makes of it, so that what is let through is small', () => {
    fc.assert(
      fc.property(generated, (pattern) => {
        let made: number
        try {
          made = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE).programSize()
        } catch {
          return
        }
        expect(patternSize(pattern) + ENDS).toBeGreaterThanOrEqual(made)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a pattern', () => {
  test('that is too large is refused before RE2 spends seconds on it', () => {
    for (const pattern of [
      `(?:${'ab|'.repeat(300)}c){1000}`,
      '\\pL{1000}'.repeat(100),
      '(?:a?b?c?d?e?){0,1000}'.repeat(40),
    ]) {
      expect(readPattern(pattern)).toEqual({ ok: false, problem: { size: patternSize(pattern) } })
      expect(patternSize(pattern)).toBeGreaterThan(PATTERN_SIZE)
    }
  })
  test('that RE2 does not read is refused with what it says', () => {
    expect(readPattern('(?=x)')).toEqual({ ok: false, problem: { unread: expect.stringMatching(/\S/) } })
    expect(patternOf('a**')).toBeNull()
  })
  test('is found in a text, or fits the whole of it', () => {
    const pattern = patternOf('b{2}', { ignoreCase: true })
    expect([pattern?.find('aBBa'), pattern?.fits('aBBa'), pattern?.fits('bB'), pattern?.find('ab')]).toEqual([
      { start: 1, end: 3 },
      false,
      true,
      null,
    ])
  })
  test('fits no text that is longer than it is run on', () => {
    const pattern = patternOf('a')
    const longest = 'a'.repeat(PATTERN_TEXT_LENGTH)
    expect([pattern?.find(longest), pattern?.find(`${longest}a`)]).toEqual([{ start: 0, end: 1 }, null])
    expect(patternOf('a*')?.fits(`${longest}a`)).toBe(false)
  })
  test('finds nothing more once those of a turn have cost too much, and not what they would cost in another turn', () => {
    const pattern = patternOf('b{990}|a')
    const text = 'a'.repeat(PATTERN_TEXT_LENGTH)
    const meter = createPatternMeter()
    const found = Array.from({ length: 5 }, () => pattern?.find(text, meter) !== null)
    expect(found).toEqual([true, true, false, false, false])
    expect(meter.left).toBeLessThan(0)
    expect(pattern?.find(text)).not.toBeNull()
  })
})
