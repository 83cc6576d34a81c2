import { AppError } from '../../AppError.ts'
import { nearest } from '../../engine/files/nearest.ts'
import type { Severity } from '../../engine/index.ts'
import type { Rule } from '../../proof/check/Rule.ts'
import { RULES } from '../../proof/check/rules.ts'
import { NEVER_LOWERED, STRICT } from '../../proof/check/severityOf.ts'
import { type Command, type Io, workspaceFolder } from '../Command.ts'
import { EXIT_CODES, type ExitCode } from '../exitCodes.ts'
import { explainRule, saySeverity } from '../explainRule.ts'
import { isError, loadChecked } from '../loadChecked.ts'
import { count, type PlacedIssue, paint, printIssues, printLine } from '../print.ts'

const options = {
  examples: {
    type: 'boolean',
    description: 'look for the shortest conversation that shows a problem; on unless --no-examples',
  },
  rules: { type: 'boolean', description: 'list the rules, with how bad what they find is' },
  explain: { type: 'string', placeholder: 'RULE', description: 'say what a rule finds and why, with examples' },
} as const

/** Finds what is wrong in a workspace. */
export const check: Command<typeof options> = {
  name: 'check',
  summary: 'Find what is wrong in a workspace: files, references, lost customers, loops',
  usage: '[options]',
  positionals: 0,
  options,
  more: `Prints file:line:column severity code message. What can be seen in a conversation comes with the shortest one, as a scenario that
usher test plays.
"check" in workspace.json says how strict it is: { "extends": "strict", "rules": { "noGoodbye": "off" },
"suppress": [{ "rule": "keywordAmbiguous", "flow": "main", "node": "topic", "reason": "…" }] }.
--json prints { issues: [{ code, severity, file, line, column, path, nodeId, message, fix, example }], files,
summary: { errors, warnings, infos } }; nodeId, fix and example where there is one, the example as it stands in <flow>.scenarios.json.
With --rules { rules: [{ code, severity, strict, canBeLowered, explanation }] }, with --explain { code, severity, explanation, good, bad }.
Ends with 0 when no issue is an error, whatever the warnings; 1 when one is, a file that cannot be read as what it should be included;
2 when an option or a rule is not known; 3 when the folder cannot be read.`,
  async run({ values, io, env }) {
    if (values.explain !== undefined) return explain(io, values.explain, values.json === true)
    if (values.rules === true) return list(io, values.json === true)
    const folder = workspaceFolder(values, env)
    const { issues, files } = await loadChecked(folder, { examples: values.examples !== false, today: today() })
    const exitCode = issues.some(isError) ? EXIT_CODES.problems : EXIT_CODES.ok
    const of = (severity: Severity) => issues.filter((issue) => issue.severity === severity).length
    const summary = { errors: of('error'), warnings: of('warning'), infos: of('info') }
    if (values.json === true) {
      printLine(io.stdout, JSON.stringify({ issues, files: Object.keys(files), summary }, null, 2))
      return exitCode
    }
    printIssues(io.stdout, folder, issues)
    if (issues.length > 0) printLine(io.stdout)
    const found = sayFound(issues, summary)
    printLine(
      io.stdout,
      `${count(Object.keys(files).length, 'file')} in ${folder}: ${found === '' ? paint(io.stdout, 'green', 'no problems') : found}`,
    )
    return exitCode
  },
}

const today = (): string => new Date().toISOString().slice(0, 10)

function explain({ stdout }: Io, code: string, isJson: boolean): ExitCode {
  const rule = RULES.find((candidate) => candidate.code === code)
  if (rule === undefined) {
    const codes = RULES.map((candidate) => candidate.code)
    const near = nearest(code, codes)
    const detail = `There is no rule "${code}". ${near === null ? 'usher check --rules lists them.' : `Did you mean ${near}?`}`
    throw new AppError('badRequest', { detail })
  }
  const { severity, explanation, good, bad } = rule
  printLine(
    stdout,
    isJson ? JSON.stringify({ code, severity, explanation, good, bad }, null, 2) : explainRule(stdout, rule),
  )
  return EXIT_CODES.ok
}

function list({ stdout }: Io, isJson: boolean): ExitCode {
  const rules = [...RULES].sort((a, b) => (a.code < b.code ? -1 : 1))
  if (isJson) {
    const told = rules.map(({ code, severity, explanation }) => ({
      code,
      severity,
      strict: STRICT[code] ?? severity,
      canBeLowered: !NEVER_LOWERED.has(code),
      explanation,
    }))
    printLine(stdout, JSON.stringify({ rules: told }, null, 2))
    return EXIT_CODES.ok
  }
  const width = Math.max(...rules.map(({ code }) => code.length)) + 2
  for (const rule of rules) {
    printLine(
      stdout,
      `${rule.code.padEnd(width)}${saySeverity(rule).padEnd(27)}${paint(stdout, 'dim', firstSentence(rule))}`,
    )
  }
  return EXIT_CODES.ok
}

const firstSentence = ({ explanation }: Rule): string => `${explanation.split(/[.:;]\s/)[0]?.replace(/\.$/, '')}`

function sayFound(
  issues: readonly PlacedIssue[],
  { errors, warnings, infos }: { errors: number; warnings: number; infos: number },
): string {
  if (issues.length === 0) return ''
  const parts = [
    errors > 0 ? count(errors, 'error') : '',
    warnings > 0 ? count(warnings, 'warning') : '',
    infos > 0 ? count(infos, 'hint') : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
