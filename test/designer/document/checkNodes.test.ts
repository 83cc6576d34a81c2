import { describe, expect, test } from 'vitest'
import { checkNodes, isOfNodes, NODE_RULES } from '../../../designer/document/checkNodes.ts'
import { checkWorkspace } from '../../../runtime/proof/check/checkWorkspace.ts'
import { RULES } from '../../../runtime/proof/check/rules.ts'

describe('what is found at a node alone', () => {
  test('is found by rules that there are', () => {
    const codes = RULES.map(({ code }) => code)
    expect([...NODE_RULES].filter((code) => !codes.includes(code))).toEqual([])
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
