import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, fitOperand, OPERATOR_NAMES, operandsOf } from '../../../designer/nodes/branch/comparison.ts'
import { checkValue } from '../../../runtime/engine/files/checkValue.ts'
import type { Comparison } from '../../../schemas/flow.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const scalars = fc.oneof(fc.constantFrom('', 'gold', '5', null, true, false), fc.integer())
const operands = fc.oneof(scalars, fc.array(scalars, { minLength: 1, maxLength: 3 }))

const fits = (when: Comparison): boolean =>
  checkValue(
    'flow',
    flowOf({
      choice: { type: 'branch', cases: [{ id: 'yes', when }], exits: { yes: 'queue', otherwise: 'queue' } },
      queue: { type: 'enqueue', queue: 'general' },
    }),
  ).ok

test('a value that is taken over into another comparison fits the schema there', () => {
  fc.assert(
    fc.property(operands, fc.constantFrom(...OPERATOR_NAMES), (operand, operator) => {
      expect(fits(compare('contact.tier', [[operator, fitOperand(operand, operator)]]))).toBe(true)
    }),
  )
})

test('every comparison of the schema can be chosen, and is read as it was written', () => {
  const comparison: Comparison = { attribute: 'vars.age', atLeast: 18, atMost: 65 }
  expect(compare('vars.age', operandsOf(comparison))).toEqual(comparison)
  expect(OPERATOR_NAMES).toHaveLength(11)
})
