#!/usr/bin/env node
import { AppError } from '../AppError.ts'
import { COMMON_OPTIONS } from './Command.ts'
import { COMMANDS } from './commands.ts'
import { EXIT_CODES, type ExitCode, exitCodeOf } from './exitCodes.ts'
import { commandHelp, generalHelp } from './help.ts'
import { parseCommandLine } from './parseCommandLine.ts'
import { printError, printLine } from './print.ts'
import { version } from './version.ts'

async function main(args: readonly string[]): Promise<ExitCode> {
  const { env, stdin, stdout, stderr } = process
  const io = { stdin, stdout, stderr }
  try {
    const { command, values, positionals } = parseCommandLine(args, COMMANDS, COMMON_OPTIONS)
    if (values.version === true) printLine(stdout, version())
    else if (command === null) printLine(stdout, generalHelp(stdout, COMMANDS))
    else if (values.help === true) printLine(stdout, commandHelp(stdout, command))
    else return await command.run({ values, positionals, io, env })
    return EXIT_CODES.ok
  } catch (error) {
    printError(stderr, error, env)
    return error instanceof AppError ? exitCodeOf(error.code) : EXIT_CODES.internal
  }
}

// `usher check | head` closes the pipe before everything is written: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT_CODES.ok)
  throw error
})
// Not process.exit(): it would cut off what a pipe has not taken yet.
process.exitCode = await main(process.argv.slice(2))
