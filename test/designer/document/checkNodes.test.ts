import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { checkNodes, isOfNodes, NODE_RULES } from '../../../designer/document/checkNodes.ts'
import { filePath } from '../../../runtime/engine/files/FileKind.ts'
import type { Issue } from '../../../runtime/engine/issue.ts'
import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { checkWorkspace } from '../../../runtime/proof/check/checkWorkspace.ts'
import { RULES } from '../../../runtime/proof/check/rules.ts'

/** What they find at a node depends on channels that come to it through other flows, on what other nodes set, or on where its exits lead. */
const LOOK_FURTHER = [
  'consentWordUsed',
  'labelTooLong',
  'mediaNotShown',
  'noGoodbye',
  'objectInText',
  'shownSimpler',
  'textTooLong',
  'tooManyQuickReplies',
  'unknownValue',
]

/** Of each rule that finds something at a node: whether it finds the same when the node is alone in its flow. */
function nodesAlone(workspace: Workspace): readonly { readonly code: string; readonly isAlone: boolean }[] {
  const all = checkWorkspace(workspace)
  return Object.values(workspace.flows).flatMap((flow) =>
    Object.entries(flow.nodes).flatMap(([id, node]) => {
      const flows = { [flow.id]: { ...flow, nodes: { [id]: node } } }
      const here = (issues: readonly Issue[]) =>
        Map.groupBy(
          issues.filter(({ nodeId, file }) => nodeId === id && file === filePath('flow', flow.id)),
          ({ code }) => code,
        )
      const own = here(checkWorkspace({ ...workspace, flows, layouts: {}, scenarios: {} }))
      const found = here(all)
      return [...new Set([...own.keys(), ...found.keys()])].map((code) => ({
        code,
        isAlone: isDeepStrictEqual(own.get(code), found.get(code)),
      }))
    }),
  )
}

describe('what is found at a node alone', () => {
  test('is found by rules that there are', () => {
    const codes = RULES.map(({ code }) => code)
    expect([...NODE_RULES].filter((code) => !codes.includes(code))).toEqual([])
  })

  test('is found by every rule that its examples show to judge a node alone, but for those that look further', () => {
    const verdicts = RULES.flatMap(({ good, bad }) => [good, bad].flatMap((workspace) => nodesAlone(workspace)))
    const [alone, further] = [true, false].map(
      (isAlone) => new Set(verdicts.flatMap((one) => (one.isAlone === isAlone ? [one.code] : []))),
    )
    const shown = [...(alone ?? [])].filter((code) => further?.has(code) !== true)
    expect(shown.sort()).toEqual([...NODE_RULES, ...LOOK_FURTHER].sort())
  })

  // All examples of all rules: what a rule finds elsewhere must not depend on them either.
  test.each(RULES.map((rule) => [rule.code, rule] as const))(
    'is what all rules find there: %s',
    (_code, { good, bad }) => {
      for (const workspace of [good, bad]) {
        const all = checkWorkspace(workspace)
        for (const flow of Object.values(workspace.flows)) {
          for (const [id, node] of Object.entries(flow.nodes)) {
            const own = checkNodes(workspace, flow, { [id]: node }, undefined)
            if (own !== null) expect(own).toEqual(all.filter((issue) => isOfNodes(issue, flow.id, { [id]: node })))
          }
        }
      }
    },
  )
})
