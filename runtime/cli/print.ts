import { join } from 'node:path'
import { stripVTControlCharacters, styleText } from 'node:util'
import { AppError } from '../AppError.ts'
import type { Issue } from '../engine/index.ts'
import type { CommandEnv } from './Command.ts'
import { createPlaces } from './createPlaces.ts'
import { sayExample } from './sayExample.ts'

export type Style = Parameters<typeof styleText>[0]

/** Colours a text, if the stream is a terminal and NO_COLOR is not set. */
export function paint(stream: NodeJS.WriteStream, style: Style, text: string): string {
  return styleText(style, text, { stream })
}

export function printLine(stream: NodeJS.WriteStream, text = ''): void {
  stream.write(`${text}\n`)
}

/** How the reader calls the CLI here: through npm in the repository, by its name where it is installed. */
export function invocation(env: CommandEnv): string {
  return env.npm_package_name === 'usher' ? 'npm run --silent usher --' : 'usher'
}

/** A customer's text without what a terminal would take for commands; line ends stay. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/[^\P{Cc}\n\t]/gu, '\ufffd')
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

const SEVERITY_STYLE: { readonly [severity in Issue['severity']]: Style } = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
}

/** An issue with its line and column, both from 1. */
export type PlacedIssue = Issue & { readonly line: number; readonly column: number }

/** Finds issues in the texts that they are about; 1:1 of a file that is not there. */
export function placeIssues(
  issues: readonly Issue[],
  files: { readonly [path: string]: string },
): readonly PlacedIssue[] {
  const placeOf = createPlaces(files)
  return issues.map((issue) => {
    const { line, column } = placeOf(issue.file, issue.path)
    return { ...issue, line, column }
  })
}

/** Issues as `file:line:column severity code message`, each file's apart, with what to do on a line of its own. Files are named as the reader's editor finds them. */
export function printIssues(stream: NodeJS.WriteStream, folder: string, issues: readonly PlacedIssue[]): void {
  issues.forEach((issue, index) => {
    if (index > 0 && issues[index - 1]?.file !== issue.file) printLine(stream)
    printLine(stream, sayIssue(stream, join(folder, issue.file), issue))
  })
}

function sayIssue(stream: NodeJS.WriteStream, file: string, issue: PlacedIssue): string {
  const { line, column, severity, code, message, fix } = issue
  const first = `${paint(stream, 'bold', `${file}:${line}:${column}`)} ${paint(stream, SEVERITY_STYLE[severity], severity)} ${paint(stream, 'dim', code)} ${message}`
  const told = fix === undefined ? [first] : [first, `    ${fix}`]
  return [...told, ...sayExample(issue).map((text) => `    ${paint(stream, 'dim', text)}`)].join('\n')
}

/** Says in words what went wrong. Only of what nobody foresaw, and with DEBUG, where in the code. */
export function printError(stream: NodeJS.WriteStream, error: unknown, env: CommandEnv): void {
  const text = error instanceof Error ? error.message : String(error)
  printLine(stream, `${paint(stream, 'red', 'usher:')} ${text}`)
  if (env.DEBUG && error instanceof Error) {
    printLine(stream, error.stack)
    if (error.cause !== undefined) printLine(stream, `caused by ${String(error.cause)}`)
  } else if (!(error instanceof AppError)) {
    printLine(stream, 'This is a defect of Usher. Run it again with DEBUG=1 to see where it happened.')
  }
}
