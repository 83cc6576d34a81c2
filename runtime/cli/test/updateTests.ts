import { join } from 'node:path'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { AppError } from '../../AppError.ts'
import { sayValue } from '../../engine/words.ts'
import { updateScenario } from '../../proof/scenario/updateScenario.ts'
import type { CommandEnv, Io } from '../Command.ts'
import type { LoadedRelease } from '../loadRelease.ts'
import { count, printLine } from '../print.ts'
import type { TestRun } from './runTests.ts'
import { saveScenarios } from './saveScenarios.ts'

/** Throws `badRequest` in CI: there nobody reads what would be accepted. */
export function refuseUpdateInCi(env: CommandEnv): void {
  if (env.CI === undefined || env.CI === '' || env.CI === 'false') return
  throw new AppError('badRequest', {
    detail:
      '--update does not run in CI (the environment has CI). Run it where you work, and review the difference in git.',
  })
}

/** Rewrites what failed scenarios expect, in their files, to what happens. Answers how many could not be. */
export async function updateTests(
  io: Io,
  folder: string,
  { release }: LoadedRelease,
  { scenarios, results }: TestRun,
): Promise<number> {
  const updated = new Map<string, Record<string, Scenario>>()
  let left = 0
  scenarios.forEach(({ flow, name, scenario }, index) => {
    if (results[index]?.passed !== false) return
    const now = release.flow(flow).ok ? updateScenario(release, flow, scenario) : null
    if (now?.ok === true) {
      updated.set(flow, { ...updated.get(flow), [name]: now.scenario })
      return
    }
    left += 1
    const why =
      now === null
        ? 'its flow cannot run'
        : `step ${now.step + 1} expects ${sayValue(now.expected)}, and there is ${sayValue(now.got)}`
    printLine(io.stderr, `not updated: ${flow}: ${name}: ${why}`)
  })
  for (const [flow, changed] of updated) {
    const path = await saveScenarios(folder, release.workspace, flow, changed)
    printLine(
      io.stderr,
      `${count(Object.keys(changed).length, 'scenario')} updated in ${join(folder, path)}; review the difference.`,
    )
  }
  return left
}
