import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../AppError.ts'
import { type Command, type CommandCall, workspaceFolder } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { type LoadedRelease, loadRelease } from '../loadRelease.ts'
import { findScenarios, type NamedScenario } from '../playScenarios.ts'
import { printLine } from '../print.ts'
import { generateTests } from '../test/generateTests.ts'
import { junit } from '../test/junit.ts'
import type { Report } from '../test/Report.ts'
import { coverRun, printCoverRun, printSummary, runTests } from '../test/runTests.ts'
import { tap } from '../test/tap.ts'
import { refuseUpdateInCi, updateTests } from '../test/updateTests.ts'
import { watchTests } from '../test/watchTests.ts'

const REPORTS: { readonly [name: string]: Report | null } = { default: null, junit, tap }

const options = {
  filter: {
    type: 'string',
    short: 'f',
    placeholder: 'TEXT',
    description: 'only scenarios whose "flow: name" holds it',
  },
  coverage: { type: 'boolean', description: 'say what the scenarios cover of each flow, and what not' },
  watch: { type: 'boolean', description: 'play again what a change of the files may have changed' },
  update: { type: 'boolean', description: 'write what happened into the failing scenarios, for review; not in CI' },
  reporter: { type: 'string', placeholder: 'NAME', description: 'default, junit or tap' },
  output: { type: 'string', placeholder: 'FILE', description: 'where the junit or tap report goes; default stdout' },
  generate: {
    type: 'boolean',
    description: 'write scenarios for exits that none takes yet; of the flows that are named',
  },
  'dry-run': { type: 'boolean', description: 'with --generate: print the scenarios and write nothing' },
} as const

type Call = CommandCall<typeof options>

/** Plays the scenarios of a workspace. */
export const test: Command<typeof options> = {
  name: 'test',
  summary: 'Play the scenarios on a virtual clock',
  usage: '[text…] [options]',
  positionals: Number.POSITIVE_INFINITY,
  options,
  more: `Each text narrows it down: usher test front-desk refund. Ends with 1 when a scenario fails, or when --coverage is below what
workspace.json asks for: "coverage": { "nodes": 100, "exits": 90, "keywords": 50, "languages": 100 }, in percent of each flow;
of a part of the scenarios nothing is asked.
--json prints { scenarios: [{ flow, name, file, at, passed, failures: [{ step, expected, got, line, column }], conversation }],
summary: { passed, failed } }; steps count from 0. With --coverage also { coverage: [{ flow, nodes, exits, keywords, languages }],
shortfalls }. With --generate { generated: [{ flow, scenarios, unreached, isComplete }] }.`,
  async run(call) {
    const { values, positionals, io, env } = call
    refuseMixtures(call)
    if (values.update === true) refuseUpdateInCi(env)
    const folder = workspaceFolder(values, env)
    const isQuiet = values.json === true
    const filters = [...positionals, ...(values.filter === undefined ? [] : [values.filter])]
    if (values.watch === true) return watchTests(io, folder, { filters, isCovering: values.coverage === true })
    const loaded = await loadRelease(io, folder)
    if (values.generate === true) {
      const isDryRun = values['dry-run'] === true
      return generateTests(io, folder, loaded, { flows: positionals, isDryRun, isJson: isQuiet })
    }
    const report = REPORTS[values.reporter ?? 'default'] ?? null
    const isReportOnStdout = report !== null && values.output === undefined
    const run = await runTests(io, folder, loaded, chooseScenarios(loaded, folder, filters), {
      isQuiet: isQuiet || isReportOnStdout,
      isBrief: !isQuiet && values.coverage !== true,
    })
    const covered = values.coverage === true ? coverRun(loaded, run, filters.length > 0) : null
    if (report !== null) {
      // Files are named as who reads the report finds them.
      const text = report(run.played.map((played) => ({ ...played, file: join(folder, played.file) })))
      if (values.output === undefined) io.stdout.write(text)
      else await writeReport(values.output, text)
    }
    if (isQuiet) {
      const { played, summary } = run
      const coverage = covered === null ? {} : { coverage: covered.coverages, shortfalls: covered.shortfalls }
      printLine(io.stdout, JSON.stringify({ scenarios: played, summary, ...coverage }, null, 2))
    } else if (!isReportOnStdout) {
      printSummary(io, folder, run)
      if (covered !== null) printCoverRun(io, covered)
    }
    const failed = values.update === true ? await updateTests(io, folder, loaded, run) : run.summary.failed
    return failed > 0 || (covered?.shortfalls.length ?? 0) > 0 ? EXIT_CODES.problems : EXIT_CODES.ok
  },
}

function chooseScenarios(loaded: LoadedRelease, folder: string, filters: readonly string[]): readonly NamedScenario[] {
  const scenarios = findScenarios(loaded, filters)
  if (scenarios.length > 0 || filters.length === 0) return scenarios
  throw new AppError('badRequest', {
    detail: `No scenario in ${folder} has ${filters.map((filter) => `"${filter}"`).join(' and ')} in its flow or name.`,
  })
}

/** Options that contradict each other, and names that there are not. */
function refuseMixtures({ values }: Call): void {
  const refuse = (detail: string): never => {
    throw new AppError('badRequest', { detail })
  }
  const { reporter, output } = values
  if (reporter !== undefined && !Object.hasOwn(REPORTS, reporter))
    refuse(`There is no reporter "${reporter}". Reporters: ${Object.keys(REPORTS).join(', ')}.`)
  const hasReport = reporter !== undefined && reporter !== 'default'
  if (output !== undefined && !hasReport) refuse('--output needs --reporter junit or tap.')
  if (hasReport && output === undefined && values.json === true)
    refuse('--json and the report would both be printed: name a file for the report with --output.')
  if (values['dry-run'] === true && values.generate !== true) refuse('--dry-run goes with --generate.')
  const modes = [
    ['--watch', values.watch],
    ['--update', values.update],
    ['--generate', values.generate],
  ].flatMap(([name, isOn]) => (isOn === true ? [name] : []))
  if (modes.length > 1) refuse(`${modes.join(' and ')} do not go together.`)
  if (values.watch === true && (hasReport || values.json === true))
    refuse('--watch prints for people: leave --json and --reporter away.')
  if (values.generate === true && (values.coverage === true || values.filter !== undefined || hasReport))
    refuse('--generate takes the names of flows, --dry-run and --json.')
}

async function writeReport(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((cause: unknown) => {
    throw new AppError('missingConfiguration', { detail: `${path} cannot be written.` }, { cause })
  })
}
