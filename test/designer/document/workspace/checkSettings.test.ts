import { expect, test } from 'vitest'
import { RULE_CODES, tidyCheck, tidyCoverage } from '../../../../designer/document/workspace/checkSettings.ts'
import { RULES } from '../../../../runtime/proof/check/rules.ts'
import { NEVER_LOWERED } from '../../../../runtime/proof/check/severityOf.ts'

test('every rule can be chosen but those that no workspace lowers', () => {
  const codes = RULES.map(({ code }) => code).filter((code) => !NEVER_LOWERED.has(code))
  expect(RULE_CODES).toEqual(codes.sort())
})

test('what is empty or the default is not written', () => {
  expect(tidyCheck({ extends: 'recommended', rules: {}, suppress: [] })).toBeUndefined()
  expect(tidyCheck({ extends: 'strict', rules: {}, suppress: [] })).toEqual({ extends: 'strict' })
  const meant = { rules: { pastDate: 'off' }, suppress: [{ rule: 'unusedFlow', reason: 'For later.' }] } as const
  expect(tidyCheck(meant)).toEqual(meant)
  expect(tidyCoverage({ nodes: undefined })).toBeUndefined()
  expect(tidyCoverage({ nodes: 0, exits: undefined })).toEqual({ nodes: 0 })
})
