import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compileRelease } from '../../runtime/engine/index.ts'
import { createRehearsal } from '../../runtime/proof/scenario/Rehearsal.ts'
import { isGive, letHappen, withEmergencies } from '../../runtime/proof/scenario/runScenario.ts'
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import { SESSION_BEGINS, STEPS_BEGIN } from '../../runtime/store/writtenOrder.ts'

const { workspace } = await loadWorkspace(join(import.meta.dirname, '../../flows'))
if (workspace === null) throw new Error('The samples cannot be read.')
const release = compileRelease(workspace, 'x')

const turns = Object.entries(workspace.scenarios).flatMap(([flow, { scenarios }]) =>
  Object.values(scenarios).flatMap((scenario) => {
    const rehearsal = createRehearsal(withEmergencies(release, scenario.emergency), flow, scenario)
    for (const step of scenario.steps) if (isGive(step)) letHappen(rehearsal, step)
    return rehearsal.turns()
  }),
)

test('the engine writes sessions in the order in which the journal is counted', () => {
  const sessions = turns.flatMap(({ conversation: { session } }) => (session === null ? [] : [session]))
  const begins = new Set(sessions.map((session) => Object.keys(session).slice(0, SESSION_BEGINS.length).join()))
  expect([...begins]).toEqual([SESSION_BEGINS.join()])
})

test.each(Object.entries(STEPS_BEGIN))(
  'the engine writes %s in the order in which the journal is counted',
  (type, keys) => {
    const entries = turns.flatMap(({ trace }) => trace.filter((entry) => entry.type === type))
    const begins = new Set(entries.map((entry) => Object.keys(entry).slice(0, keys.length).join()))
    expect([...begins]).toEqual([keys.join()])
  },
)
