import { expect, test } from 'vitest'
import { findScenarios } from '../../../runtime/cli/playScenarios.ts'
import { playAll } from '../../../runtime/cli/test/playAll.ts'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { withFailingScenario } from '../sampleWorkspace.ts'

test('threads give the same results as one, in the order of the list', async () => {
  const release = compileRelease(withFailingScenario(), 'r')
  // More than two slices, the last one short.
  const scenarios = Array.from({ length: 551 }, () => findScenarios({ release }, [])).flat()
  const heard: string[] = []
  const alone = await playAll(release, scenarios, () => {}, { threads: 1 })
  const together = await playAll(release, scenarios, ({ name }) => heard.push(name), { threads: 2 })
  expect(together).toEqual(alone)
  expect(heard).toEqual(scenarios.map(({ name }) => name))
  const brief = await playAll(release, scenarios, () => {}, { threads: 2, isBrief: true })
  expect(brief.map(({ failures }) => failures)).toEqual(alone.map(({ failures }) => failures))
  expect(alone.filter(({ passed }) => !passed)).toHaveLength(551)
})
