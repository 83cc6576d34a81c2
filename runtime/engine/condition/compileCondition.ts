import { RE2JS } from 're2js'
import type { Comparison, Condition } from '../../../schemas/flow.ts'
import { MESSAGE_LENGTH } from '../limits.ts'
import { normaliseText } from '../match/normaliseText.ts'

/** Whether the condition holds; `read` gives the value of an attribute path, undefined when there is none. */
export type Test = (read: (attribute: string) => unknown) => boolean

/** Compiles structured data to a closure. Text compares without regard to case, accents and width; missing attributes fail every test but `exists: false` and `isNot`. */
export function compileCondition(condition: Condition): Test {
  if ('all' in condition) {
    const tests = condition.all.map(compileCondition)
    return (read) => tests.every((test) => test(read))
  }
  if ('any' in condition) {
    const tests = condition.any.map(compileCondition)
    return (read) => tests.some((test) => test(read))
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not)
    return (read) => !test(read)
  }
  return compileComparison(condition)
}

type Check = (value: unknown) => boolean

function compileComparison(comparison: Comparison): Test {
  const checks: Check[] = []
  const { is, isNot, contains, startsWith, matches, greaterThan, lessThan, atLeast, atMost, exists } = comparison
  if (is !== undefined) checks.push((value) => same(value, is))
  if (isNot !== undefined) checks.push((value) => !same(value, isNot))
  if (comparison.in !== undefined) {
    const list = comparison.in
    checks.push((value) => list.some((item) => same(value, item)))
  }
  if (contains !== undefined) {
    const wanted = fold(contains)
    checks.push((value) =>
      Array.isArray(value) ? value.some((item) => same(item, contains)) : isText(value) && fold(value).includes(wanted),
    )
  }
  if (startsWith !== undefined) {
    const wanted = fold(startsWith)
    checks.push((value) => isText(value) && fold(value).startsWith(wanted))
  }
  if (matches !== undefined) {
    const pattern = compilePattern(matches)
    checks.push(
      (value) => pattern !== null && isText(value) && pattern.matcher(String(value).slice(0, MESSAGE_LENGTH)).find(),
    )
  }
  if (greaterThan !== undefined) checks.push((value) => number(value) > greaterThan)
  if (lessThan !== undefined) checks.push((value) => number(value) < lessThan)
  if (atLeast !== undefined) checks.push((value) => number(value) >= atLeast)
  if (atMost !== undefined) checks.push((value) => number(value) <= atMost)
  if (exists !== undefined) checks.push((value) => isPresent(value) === exists)
  const { attribute } = comparison
  return (read) => {
    const value = read(attribute)
    return checks.every((check) => check(value))
  }
}

function compilePattern(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
  } catch {
    return null
  }
}

const fold = (value: string | number | boolean): string => normaliseText(String(value)).text
const isText = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
const isPresent = (value: unknown): boolean => value !== undefined && value !== null && value !== ''
// NaN fails every comparison, so text that is no number does too.
const number = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN

function same(value: unknown, wanted: string | number | boolean | null): boolean {
  if (wanted === null) return value === undefined || value === null
  if (value === undefined || value === null) return false
  if (typeof wanted === 'number') return number(value) === wanted
  if (typeof wanted === 'boolean') return value === wanted || value === String(wanted)
  return isText(value) && fold(value) === fold(wanted)
}
