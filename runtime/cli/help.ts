import { COMMON_OPTIONS, type Command, type Options } from './Command.ts'
import { EXIT_CODE_MEANINGS, EXIT_CODES } from './exitCodes.ts'
import { paint } from './print.ts'

/** What `usher --help` prints. */
export function generalHelp(stream: NodeJS.WriteStream, commands: readonly Command[]): string {
  return [
    'Usher decides what happens to a customer’s message before a person picks it up.',
    '',
    'Usage: usher <command> [options]',
    section(
      stream,
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    section(stream, 'Options', optionRows(COMMON_OPTIONS)),
    exitCodes(stream),
    '',
    'usher <command> --help says more about a command.',
  ].join('\n')
}

/** What `usher <command> --help` prints. */
export function commandHelp(stream: NodeJS.WriteStream, command: Command): string {
  return [
    command.summary,
    '',
    `Usage: usher ${command.name} ${command.usage}`,
    section(stream, 'Options', optionRows({ ...command.options, ...COMMON_OPTIONS })),
    ...(command.more === undefined ? [] : ['', command.more]),
    exitCodes(stream),
  ].join('\n')
}

function exitCodes(stream: NodeJS.WriteStream): string {
  const rows = Object.entries(EXIT_CODE_MEANINGS).map(
    ([name, meaning]) => [String(EXIT_CODES[name as keyof typeof EXIT_CODES]), meaning] as const, // keys of one table
  )
  return section(stream, 'Exit codes', rows)
}

function optionRows(options: Options): readonly (readonly [string, string])[] {
  return Object.entries(options).map(([name, { short, placeholder, description }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${placeholder === undefined ? '' : ` ${placeholder}`}`,
    description,
  ])
}

function section(stream: NodeJS.WriteStream, title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return ['', paint(stream, 'bold', title), ...rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`)].join(
    '\n',
  )
}
