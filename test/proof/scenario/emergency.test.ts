import { expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { sayValue } from '../../../runtime/engine/words.ts'
import { runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const QUEUES = { open: 'general', closed: 'general', holiday: 'general', emergency: 'billing' }
const workspace = workspaceOf([
  flowOf({
    hours: { type: 'officeHours', schedule: 'always', exits: QUEUES },
    general: { type: 'enqueue', queue: 'general' },
    billing: { type: 'enqueue', queue: 'billing' },
  }),
])
const release = compileRelease(workspace, 'r')

test('a scenario switches an emergency on, for itself alone', () => {
  const steps = (queue: string) => [{ customer: 'hello' }, { enqueued: { queue } }]
  expect(runScenario(release, 'main', { emergency: { always: true }, steps: steps('billing') }).failures).toEqual([])
  expect(runScenario(release, 'main', { steps: steps('general') }).failures).toEqual([])
})

test('a scenario switches an emergency off', () => {
  const { schedules } = workspace
  const always = schedules.always
  if (always === undefined) throw new Error('the workspace has no schedule "always"')
  const inEmergency = compileRelease({ ...workspace, schedules: { always: { ...always, emergency: true } } }, 'r')
  const steps = [{ customer: 'hello' }, { enqueued: { queue: 'general' } }]
  expect(runScenario(inEmergency, 'main', { emergency: { always: false }, steps }).failures).toEqual([])
  expect(runScenario(inEmergency, 'main', { steps }).passed).toBe(false)
})

test('an emergency of a schedule that is not there fails the scenario and names it', () => {
  const { failures } = runScenario(release, 'main', { emergency: { nights: true }, steps: [{ customer: 'hello' }] })
  expect(sayValue(failures[0]?.expected ?? '')).toContain('"nights"')
})
