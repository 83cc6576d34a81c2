import { expect, it } from 'vitest'
import { foldDigits } from '../../../runtime/engine/match/foldDigits.ts'

it.each([
  ['١٠', '10', 'Arabic'],
  ['۱۲۳', '123', 'Persian'],
  ['१००', '100', 'Devanagari'],
  ['๒๕', '25', 'Thai'],
  ['１０', '10', 'full-width'],
  ['𝟗𝟘𝟙', '901', 'mathematical, whose runs touch'],
  ['no. 7, ٧!', 'no. 7, 7!', 'among other text'],
])('reads %s as %s: %s', (text, expected) => {
  expect(foldDigits(text)).toBe(expected)
})

it('reads every decimal digit of Unicode, ten of each value in a row', () => {
  const digits = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => /^\p{Nd}$/u.test(character))
  expect(digits.length % 10).toBe(0)
  expect(foldDigits(digits.join(''))).toBe('0123456789'.repeat(digits.length / 10))
})
