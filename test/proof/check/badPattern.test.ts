import { expect, test } from 'vitest'
import { checkWorkspace } from '../../../runtime/proof/check/checkWorkspace.ts'
import type { Node } from '../../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const toGeneral: Node = { type: 'enqueue', queue: 'general' }

/** Everywhere that a pattern may stand. */
const asking = (pattern: string) =>
  workspaceOf([
    flowOf({
      route: {
        type: 'keywordRoute',
        rules: [{ id: 'billing', skill: 'billing', patterns: [pattern] }],
        exits: { billing: 'to-general', noMatch: 'branch' },
      },
      branch: {
        type: 'branch',
        cases: [{ id: 'fits', when: { any: [{ not: { attribute: 'contact.bio', matches: pattern } }] } }],
        exits: { fits: 'to-general', otherwise: 'collect' },
      },
      collect: {
        type: 'collect',
        prompt: [{ text: 'Code?' }],
        variable: 'code',
        value: { kind: 'pattern', pattern },
        exits: { next: 'to-general', invalid: 'to-general', timeout: 'to-general' },
      },
      'to-general': toGeneral,
    }),
  ])

const found = (pattern: string) =>
  checkWorkspace(asking(pattern)).flatMap(({ code, severity, nodeId, message, fix }) =>
    code === 'badPattern' ? [{ severity, nodeId, message, fix }] : [],
  )

test.each(['[\\p{L}\\p{N}]{0,999}\\P{L}z', '(?:a?b?c?d?e?){0,1000}', '\\pL{500}\\pN{501}'])(
  'the pattern %s would keep other customers waiting: an error wherever it stands, with the number and the bound',
  (pattern) => {
    const issues = found(pattern)
    expect(issues.map(({ nodeId }) => nodeId)).toEqual(['branch', 'collect', 'route'])
    for (const { severity, message, fix } of issues) {
      expect(severity).toBe('error')
      expect(message).toMatch(/it holds \d{4,} signs, and 1000 are the most\.$/)
      expect(fix).toMatch(/^Lower its counts/)
    }
  },
)

test.each(['[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}', '\\p{L}{0,400}x', `(?:${'word|'.repeat(190)}end)`])(
  'the pattern %s is let through',
  (pattern) => {
    expect(found(pattern)).toEqual([])
  },
)
