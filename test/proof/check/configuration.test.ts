import { describe, expect, test } from 'vitest'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { checkWorkspace } from '../../../runtime/proof/check/checkWorkspace.ts'
import { example, says, toGeneral } from '../../../runtime/proof/check/example.ts'
import { RULES } from '../../../runtime/proof/check/rules.ts'
import { NEVER_LOWERED, STRICT } from '../../../runtime/proof/check/severityOf.ts'
import type { WorkspaceFile } from '../../../schemas/resources.ts'

type Configuration = NonNullable<WorkspaceFile['check']>

/** A flow with an unwired exit (error), an unreachable node (warning) and a close without a word (info). */
const troubled = (check: Configuration): Workspace => {
  const workspace = example({
    hello: {
      type: 'menu',
      prompt: [{ text: 'Hello' }],
      options: [{ id: 'bye', label: 'Nothing' }],
      exits: { bye: 'bye', noMatch: 'bye' },
    },
    offer: says('An old offer', 'bye'),
    bye: { type: 'close' },
    'to-general': toGeneral,
  })
  return { ...workspace, workspace: { ...workspace.workspace, check } }
}
const found = (check: Configuration) =>
  checkWorkspace(troubled(check)).map(({ code, severity, nodeId = '' }) => `${severity} ${code} ${nodeId}`.trim())

const USUAL = [
  'info noGoodbye bye',
  'error unwiredExit hello',
  'warning unreachableNode offer',
  'warning unreachableNode to-general',
].sort()

describe('how strict a check is', () => {
  test('is what the rules say, where a workspace says nothing', () => {
    expect(found({}).sort()).toEqual(USUAL)
    expect(found({ extends: 'recommended' }).sort()).toEqual(USUAL)
  })

  test('rises with "strict": a likely mistake is an error, a hint a warning', () => {
    expect(found({ extends: 'strict' })).toContain('error unreachableNode offer')
    expect(found({ extends: 'strict' })).toContain('warning noGoodbye bye')
  })

  test('is set rule by rule, over what is extended', () => {
    const rules = { unreachableNode: 'info', noGoodbye: 'off' } as const
    expect(found({ extends: 'strict', rules })).toEqual(
      expect.arrayContaining(['info unreachableNode offer', 'error unwiredExit hello']),
    )
    expect(found({ extends: 'strict', rules }).join()).not.toContain('noGoodbye')
  })

  test('never falls for what loses customers, and says so', () => {
    for (const severity of ['off', 'info', 'warning'] as const) {
      const issues = found({ rules: { unwiredExit: severity } })
      expect(issues).toContain('error unwiredExit hello')
      expect(issues).toContain('warning ineffectiveSetting')
    }
  })

  test('the table of "strict" and the list of what is never lowered name rules that exist, and only raise', () => {
    const codes = new Map(RULES.map(({ code, severity }) => [code, severity]))
    for (const code of NEVER_LOWERED) expect(codes.get(code), code).toBe('error')
    for (const [code, severity] of Object.entries(STRICT)) {
      expect(`${code} ${codes.get(code)} ${severity}`).toMatch(/ (info warning|warning error)$/)
    }
  })
})

describe('a suppression', () => {
  const reason = 'A campaign that is switched on by hand.'

  test('hides the findings of its rule at its node, and no others', () => {
    const issues = found({ suppress: [{ rule: 'unreachableNode', flow: 'main', node: 'offer', reason }] })
    expect(issues.sort()).toEqual(USUAL.filter((issue) => issue !== 'warning unreachableNode offer'))
  })

  test('without a node or flow hides them everywhere', () => {
    expect(found({ suppress: [{ rule: 'unreachableNode', reason }] }).join()).not.toContain('unreachableNode')
  })

  test('that hides nothing is told, and so is one that must not', () => {
    expect(found({ suppress: [{ rule: 'unreachableNode', node: 'hello', reason }] })).toContain(
      'info unusedSuppression',
    )
    const issues = found({ suppress: [{ rule: 'unwiredExit', reason }] })
    expect(issues).toEqual(expect.arrayContaining(['error unwiredExit hello', 'info unusedSuppression']))
  })

  test('of a rule that is switched off is told: it would hide what comes when the rule is on again', () => {
    expect(found({ rules: { noGoodbye: 'off' }, suppress: [{ rule: 'noGoodbye', reason }] })).toContain(
      'info unusedSuppression',
    )
  })

  test('without a reason is refused', () => {
    const parsed = parseFile(
      'workspace',
      JSON.stringify({ name: 'A', languages: ['en'], check: { suppress: [{ rule: 'noGoodbye' }] } }),
      'workspace.json',
    )
    expect(parsed.ok).toBe(false)
    expect(parsed.ok ? [] : parsed.issues.map(({ message }) => message).join()).toContain('reason')
  })
})
