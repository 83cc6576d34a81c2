import type { Severity } from '../../engine/index.ts'
import { type Command, workspaceFolder } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { isError, loadChecked } from '../loadChecked.ts'
import { count, type PlacedIssue, paint, printIssues, printLine } from '../print.ts'

/** Finds what is wrong in a workspace. */
export const check: Command = {
  name: 'check',
  summary: 'Find what is wrong in a workspace: files, references, lost customers, loops',
  usage: '[options]',
  positionals: 0,
  options: {},
  more: `Prints file:line:column severity code message. Ends with 1 when an issue is an error; warnings do not count.
--json prints { issues: [{ code, severity, file, line, column, path, message, … }], files, summary: { errors, warnings, infos } }.`,
  async run({ values, io, env }) {
    const folder = workspaceFolder(values, env)
    const { issues, files } = await loadChecked(folder)
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
