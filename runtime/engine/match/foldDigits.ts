/*
 * Decimal digits of every script as ASCII ones: ١٠, १०, １０ and 10 are one number. Unicode encodes the digits of a script as ten code
 * points in a row, zero first (Standard, 4.6), so a digit's value is its place in its run, and no table ages.
 */

const OTHER_DIGITS = /[^\P{Nd}0-9]/gu
const IS_DIGIT = /^\p{Nd}$/u
const known = new Map<string, string>()

export function foldDigits(text: string): string {
  return text.replace(OTHER_DIGITS, (digit) => {
    const found = known.get(digit) ?? String(digitOf(digit))
    known.set(digit, found)
    return found
  })
}

function digitOf(digit: string): number {
  const at = digit.codePointAt(0) ?? 0
  let zero = at
  // Runs may touch: mathematical digits are five of them.
  while (IS_DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1
  return (at - zero) % 10
}
