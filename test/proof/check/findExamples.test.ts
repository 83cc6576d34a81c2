import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFilePath } from '../../../runtime/engine/files/FileKind.ts'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { checkWithExamples } from '../../../runtime/proof/check/checkWithExamples.ts'
import { findProblems } from '../../../runtime/proof/check/checkWorkspace.ts'
import { findExamples } from '../../../runtime/proof/check/findExamples.ts'
import { RULES } from '../../../runtime/proof/check/rules.ts'
import { runnable } from '../../../runtime/proof/check/runnable.ts'
import { runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import { arbitraryFlows } from '../../support/arbitraryFlow.ts'
import { workspaceOf } from '../../support/workspaceOf.ts'

const seen = RULES.flatMap((rule) => {
  const problems = findProblems(rule.bad, { today: '2026-11-20' }).filter(({ issue }) => issue.code === rule.code)
  return problems.some(({ shown }) => shown !== undefined) ? [[rule.code, rule.bad, problems] as const] : []
})

describe('what can be seen in a conversation', () => {
  test.each(seen)('%s: the bad example comes with a conversation that passes as a scenario', (_code, bad, problems) => {
    for (const [index, issue] of findExamples(bad, problems).entries()) {
      if (problems[index]?.shown === undefined) continue
      expect(issue.example?.steps.length, issue.message).toBeGreaterThan(0)
      if (issue.example === undefined) continue
      const flow = readFilePath(issue.file)?.id ?? ''
      expect(runScenario(compileRelease(runnable(bad), 'x'), flow, issue.example)).toMatchObject({ failures: [] })
    }
  })
})

test('examples of any flow pass as scenarios, and are the same again', () => {
  fc.assert(
    fc.property(arbitraryFlows(6), ([flow, called]) => {
      const workspace = workspaceOf([flow, called])
      const issues = checkWithExamples(workspace)
      const release = compileRelease(runnable(workspace), 'x')
      for (const { example, file } of issues) {
        if (example === undefined) continue
        expect(runScenario(release, readFilePath(file)?.id ?? '', example).failures).toEqual([])
      }
      expect(checkWithExamples(workspace)).toEqual(issues)
    }),
    { numRuns: 12 },
  )
})
