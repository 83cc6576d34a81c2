import { join } from 'node:path'
import { AppError } from '../../AppError.ts'
import { type Command, type Io, workspaceFolder } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { loadRelease } from '../loadRelease.ts'
import { findScenarios, type NamedScenario, type PlayedScenario, playScenario } from '../playScenarios.ts'
import { count, paint, printLine } from '../print.ts'
import { sayConversation } from '../sayConversation.ts'

const options = {
  filter: {
    type: 'string',
    short: 'f',
    placeholder: 'TEXT',
    description: 'only scenarios whose "flow: name" holds it',
  },
} as const

/** Plays the scenarios of a workspace. */
export const test: Command<typeof options> = {
  name: 'test',
  summary: 'Play the scenarios on a virtual clock',
  usage: '[text…] [options]',
  positionals: Number.POSITIVE_INFINITY,
  options,
  more: `Each text narrows it down: usher test front-desk refund. Ends with 1 when a scenario fails.
--json prints { scenarios: [{ flow, name, file, passed, failures: [{ step, expected, got, line, column }], conversation }],
summary: { passed, failed } }; steps count from 0.`,
  async run({ values, positionals, io, env }) {
    const folder = workspaceFolder(values, env)
    const loaded = await loadRelease(io, folder)
    const filters = [...positionals, ...(values.filter === undefined ? [] : [values.filter])]
    const scenarios = findScenarios(loaded, filters)
    if (scenarios.length === 0 && filters.length > 0) {
      throw new AppError('badRequest', {
        detail: `No scenario in ${folder} has ${filters.map((filter) => `"${filter}"`).join(' and ')} in its flow or name.`,
      })
    }
    const startedAt = performance.now()
    const isQuiet = values.json === true
    const progress = showProgress(io, scenarios.length)
    const played = scenarios.map((scenario) => {
      const result = playScenario(loaded, scenario)
      if (!result.passed && !isQuiet) {
        progress.clear()
        printFailure(io, folder, scenario, result)
      }
      progress.step()
      return result
    })
    progress.clear()
    const failed = played.filter(({ passed }) => !passed).length
    const summary = { passed: played.length - failed, failed }
    if (isQuiet) printLine(io.stdout, JSON.stringify({ scenarios: played, summary }, null, 2))
    else {
      const took = Math.round(performance.now() - startedAt)
      const outcome =
        failed === 0
          ? paint(io.stdout, 'green', `${summary.passed} passed`)
          : `${summary.passed} passed, ${paint(io.stdout, 'red', `${failed} failed`)}`
      printLine(
        io.stdout,
        played.length === 0
          ? `No scenarios in ${folder}. Write them in <flow>.scenarios.json.`
          : `${count(played.length, 'scenario')} in ${took} ms: ${outcome}`,
      )
    }
    return failed > 0 ? EXIT_CODES.problems : EXIT_CODES.ok
  },
}

function printFailure(
  io: Io,
  folder: string,
  { scenario }: NamedScenario,
  { flow, name, file, failures, conversation }: PlayedScenario,
): void {
  const say = (text = '') => printLine(io.stdout, text)
  say(`${paint(io.stdout, 'red', 'failed')} ${paint(io.stdout, 'bold', `${flow}: ${name}`)}`)
  for (const line of sayConversation(conversation, scenario.at)) say(`    ${line}`)
  for (const { step, expected, got, line, column } of failures) {
    const which = step < scenario.steps.length ? `step ${step + 1}` : 'after the last step'
    say(`  ${join(folder, file)}:${line}:${column} ${which}`)
    say(`    ${paint(io.stdout, 'green', 'expected')}  ${expected}`)
    say(`    ${paint(io.stdout, 'red', 'got')}       ${got}`)
  }
  say()
}

/** A line on a terminal that counts; anywhere else nothing. */
function showProgress({ stderr }: Io, total: number): { readonly step: () => void; readonly clear: () => void } {
  if (stderr.isTTY !== true) return { step: () => {}, clear: () => {} }
  let done = 0
  return {
    step: () => {
      done += 1
      stderr.write(`\r${done} of ${total}`)
    },
    clear: () => stderr.write('\r\u001b[K'),
  }
}
