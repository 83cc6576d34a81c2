import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { parseWorkspace } from '../../../runtime/engine/files/parseWorkspace.ts'
import { checkWorkspace } from '../../../runtime/proof/check/checkWorkspace.ts'
import { RULES } from '../../../runtime/proof/check/rules.ts'
import { NEVER_LOWERED, STRICT } from '../../../runtime/proof/check/severityOf.ts'
import { valueAt } from '../../support/valueAt.ts'

const folder = new URL('../../../runtime/proof/check/rules/', import.meta.url)
const codes = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))

test('every file of the folder is one registered rule, once', () => {
  expect(RULES.map(({ code }) => code).sort()).toEqual(codes.sort())
})

/** What may well be meant: the strict preset leaves it so. */
const STAY = [
  'ineffectiveSetting',
  'labelTooLong',
  'shownSimpler',
  'textTooLong',
  'tooManyKeywords',
  'tooManyQuickReplies',
]

test('it is decided of every rule that is no error whether the strict preset raises it', () => {
  const lower = RULES.filter(({ severity }) => severity !== 'error').map(({ code }) => code)
  const left = lower.filter((code) => !Object.hasOwn(STRICT, code) && !NEVER_LOWERED.has(code))
  expect(left.sort()).toEqual(STAY)
})

describe.each(RULES.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  test('is exported under its code and explained', async () => {
    const module: unknown = await import(new URL(`${code}.ts`, folder).href)
    expect(module).toHaveProperty(code, rule)
    expect(rule.explanation).toMatch(/^[A-Z].{60,}\.$/s)
  })

  test('has examples that fit the schemas', () => {
    expect(parseWorkspace(formatWorkspace(rule.good)).issues).toEqual([])
    expect(parseWorkspace(formatWorkspace(rule.bad)).issues.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('leaves the good example alone, and so does every other rule', () => {
    expect(
      checkWorkspace(rule.good, { today: '2026-11-20' }).filter(
        (issue) => issue.severity !== 'info' || issue.code === code,
      ),
    ).toEqual([])
  })

  test('finds the bad example, at a place that exists, and says what and what to do', () => {
    const found = checkWorkspace(rule.bad, { today: '2026-11-20' }).filter((issue) => issue.code === code)
    expect(found).not.toEqual([])
    const files = formatWorkspace(rule.bad)
    for (const issue of found) {
      expect(issue.severity).toBe(rule.severity)
      expect(valueAt(JSON.parse(files[issue.file] ?? 'null'), issue.path)).toBeDefined()
      if (issue.nodeId !== undefined) expect(issue.path).toMatch(`/nodes/${issue.nodeId}`)
      expect(issue.message).toMatch(/^[A-Z].*[.?]$/s)
      expect(issue.fix ?? '').toMatch(/^[A-Z].*[.?]$/s)
    }
  })
})
