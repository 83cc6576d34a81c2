import { expect, test } from 'vitest'
import { removeScenario } from '../../../../designer/document/workspace/removeScenario.ts'
import { renameScenario } from '../../../../designer/document/workspace/renameScenario.ts'
import { saveScenario } from '../../../../designer/document/workspace/saveScenario.ts'
import { saveScenarios } from '../../../../designer/document/workspace/saveScenarios.ts'
import type { Scenario } from '../../../../schemas/scenarios.ts'
import { flowOf, workspaceOf } from '../../../support/workspaceOf.ts'

const workspace = workspaceOf([flowOf({ 'to-general': { type: 'enqueue', queue: 'general' } })])
const hello: Scenario = { steps: [{ customer: 'hello' }, { enqueued: { queue: 'general' } }] }
const save = (name: string, replace = false) => ({ flowId: 'main', name, scenario: hello, replace })

test('the first scenario makes the file of its flow, and with the last it goes', () => {
  const saved = saveScenario(workspace, save('hello'))
  if (!saved.ok) throw new Error('refused')
  expect(saved.value.scenarios.main).toEqual({ flow: 'main', scenarios: { hello } })
  const removed = removeScenario(saved.value, { flowId: 'main', name: 'hello' })
  expect(removed).toEqual({ ok: true, value: workspace })
})

test('a name that is taken is refused unless it is to be replaced', () => {
  const saved = saveScenario(workspace, save('hello'))
  if (!saved.ok) throw new Error('refused')
  expect(saveScenario(saved.value, save('hello'))).toMatchObject({ ok: false, refusal: { code: 'idTaken' } })
  expect(saveScenario(saved.value, save('hello', true)).ok).toBe(true)
})

test('several are added at once or, when one name is taken, none', () => {
  const added = saveScenarios(workspace, { flowId: 'main', scenarios: { one: hello, two: hello }, replace: false })
  if (!added.ok) throw new Error('refused')
  expect(Object.keys(added.value.scenarios.main?.scenarios ?? {})).toEqual(['one', 'two'])
  expect(
    saveScenarios(added.value, { flowId: 'main', scenarios: { three: hello, two: hello }, replace: false }).ok,
  ).toBe(false)
})

test('removing what is not there changes nothing', () => {
  expect(removeScenario(workspace, { flowId: 'main', name: 'hello' })).toEqual({ ok: true, value: workspace })
})

test('a renamed scenario stays in its place, and takes no name that another has', () => {
  const added = saveScenarios(workspace, { flowId: 'main', scenarios: { one: hello, two: hello }, replace: false })
  if (!added.ok) throw new Error('refused')
  const renamed = renameScenario(added.value, { flowId: 'main', from: 'one', to: 'uno' })
  if (!renamed.ok) throw new Error('refused')
  expect(Object.keys(renamed.value.scenarios.main?.scenarios ?? {})).toEqual(['uno', 'two'])
  expect(renameScenario(added.value, { flowId: 'main', from: 'one', to: 'two' }).ok).toBe(false)
  expect(renameScenario(added.value, { flowId: 'main', from: 'none', to: 'uno' }).ok).toBe(false)
})
