import type { Comparison, Condition } from '../../../schemas/flow.ts'
import { foldDigits } from '../match/foldDigits.ts'
import { normaliseText } from '../match/normaliseText.ts'
import { type PatternMeter, patternOf } from '../match/Pattern.ts'
import { trimInvisible } from '../match/trimInvisible.ts'

/** Whether the condition holds; `read` gives the value of an attribute path, undefined when there is none. `meter` is what its patterns may cost. */
export type Test = (read: (attribute: string) => unknown, meter?: PatternMeter) => boolean

/**
 * Compiles structured data to a closure. Text compares without regard to case, accents, width and what is white or invisible around it;
 * missing attributes fail every test but `exists: false` and `isNot`.
 */
export function compileCondition(condition: Condition): Test {
  if ('all' in condition) {
    const tests = condition.all.map(compileCondition)
    return (read, meter) => tests.every((test) => test(read, meter))
  }
  if ('any' in condition) {
    const tests = condition.any.map(compileCondition)
    return (read, meter) => tests.some((test) => test(read, meter))
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not)
    return (read, meter) => !test(read, meter)
  }
  return compileComparison(condition)
}

type Check = (value: unknown, meter: PatternMeter | undefined) => boolean

function compileComparison(comparison: Comparison): Test {
  const checks: Check[] = []
  const { is, isNot, contains, startsWith, matches, greaterThan, lessThan, atLeast, atMost, exists } = comparison
  if (is !== undefined) checks.push(equal(is))
  if (isNot !== undefined) {
    const isSame = equal(isNot)
    checks.push((value) => !isSame(value))
  }
  if (comparison.in !== undefined) {
    const listed = comparison.in.map(equal)
    checks.push((value) => listed.some((isSame) => isSame(value)))
  }
  if (contains !== undefined) {
    const wanted = normaliseText(contains).text
    const isSame = equal(contains)
    checks.push((value) =>
      Array.isArray(value)
        ? value.some((item) => isSame(item))
        : isText(value) && normaliseText(String(value)).text.includes(wanted),
    )
  }
  if (startsWith !== undefined) {
    const wanted = fold(startsWith)
    checks.push((value) => isText(value) && fold(value).startsWith(wanted))
  }
  if (matches !== undefined) {
    const pattern = patternOf(matches, { ignoreCase: true })
    checks.push(
      (value, meter) => pattern !== null && isText(value) && pattern.find(trimInvisible(String(value)), meter) !== null,
    )
  }
  if (greaterThan !== undefined) checks.push((value) => number(value) > greaterThan)
  if (lessThan !== undefined) checks.push((value) => number(value) < lessThan)
  if (atLeast !== undefined) checks.push((value) => number(value) >= atLeast)
  if (atMost !== undefined) checks.push((value) => number(value) <= atMost)
  if (exists !== undefined) checks.push((value) => isPresent(value) === exists)
  const { attribute } = comparison
  return (read, meter) => {
    const value = read(attribute)
    return checks.every((check) => check(value, meter))
  }
}

const fold = (value: string | number | boolean): string => trimInvisible(normaliseText(String(value)).text)
const isText = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
const isPresent = (value: unknown): boolean =>
  value !== undefined && value !== null && !(typeof value === 'string' && trimInvisible(value) === '')

/** NaN fails every comparison, so text that is no number does too. */
function number(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return Number.NaN
  const text = trimInvisible(value)
  return text === '' ? Number.NaN : Number(foldDigits(text))
}

function equal(wanted: string | number | boolean | null): (value: unknown) => boolean {
  if (wanted === null) return (value) => value === undefined || value === null
  if (typeof wanted === 'number') return (value) => number(value) === wanted
  const folded = fold(wanted)
  return (value) => isText(value) && fold(value) === folded
}
