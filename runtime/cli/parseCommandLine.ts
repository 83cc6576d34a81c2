import { parseArgs } from 'node:util'
import { AppError } from '../AppError.ts'
import { nearest } from '../engine/files/nearest.ts'
import type { Command, CommandCall, Options } from './Command.ts'

export type CommandLine = {
  /** null: none was named */
  readonly command: Command | null
  readonly values: CommandCall<Options>['values']
  readonly positionals: readonly string[]
}

/** Commands by name, each read when it is named. */
export type Commands = { readonly [name: string]: () => Promise<Command> }

/** Reads `usher <command> …`. Rejects with `badRequest` for what it does not know, with the nearest that it does. */
export async function parseCommandLine(
  args: readonly string[],
  commands: Commands,
  common: Options,
): Promise<CommandLine> {
  const at = args.findIndex((argument) => !argument.startsWith('-'))
  // An option's value may stand before the command only when written with `=`.
  const name = at < 0 ? undefined : args[at]
  const command = name === undefined ? null : await findCommand(name, commands)
  const rest = args.filter((_, index) => index !== at)
  const options: Options = { ...common, ...command?.options }
  refuseUnknown(rest, options, command)
  const { values, positionals } = parseStrictly(rest, options, command)
  if (command !== null && positionals.length > command.positionals) {
    throw usage(`usher ${command.name} does not take "${positionals[command.positionals]}".`, command)
  }
  return { command, values, positionals }
}

function findCommand(name: string, commands: Commands): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load !== undefined) return load()
  const names = Object.keys(commands)
  throw usage(`There is no command "${name}". ${suggest(name, names) ?? `Commands: ${names.join(', ')}.`}`, null)
}

function refuseUnknown(args: readonly string[], options: Options, command: Command | null): void {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option' || isKnown(token.name, options)) continue
    const names = Object.entries(options).flatMap(([name, { type }]) =>
      type === 'boolean' ? [name, `no-${name}`] : [name],
    )
    const near = suggest(token.name, names, '--')
    throw usage(`There is no option ${token.rawName}.${near === null ? '' : ` ${near}`}`, command)
  }
}

function isKnown(name: string, options: Options): boolean {
  const negated = name.startsWith('no-') ? name.slice(3) : null
  return Object.hasOwn(options, name) || (negated !== null && options[negated]?.type === 'boolean')
}

function parseStrictly(args: readonly string[], options: Options, command: Command | null) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true })
    // None of our options is `multiple`, so no value is a list.
    return { values: values as CommandLine['values'], positionals }
  } catch (error) {
    throw usage(error instanceof Error ? `${error.message.split('\n')[0]}.`.replace('..', '.') : String(error), command)
  }
}

function suggest(written: string, words: readonly string[], prefix = ''): string | null {
  const near = nearest(written, words)
  return near === null ? null : `Did you mean ${prefix}${near}?`
}

/** A command line that cannot be understood, with where to read more. */
function usage(detail: string, command: Command | null): AppError {
  return new AppError('badRequest', {
    detail: `${detail} See usher ${command === null ? '' : `${command.name} `}--help.`,
  })
}
