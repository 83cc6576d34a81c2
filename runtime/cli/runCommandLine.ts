import { AppError } from '../AppError.ts'
import { COMMON_OPTIONS, type CommandEnv, type Io } from './Command.ts'
import { COMMANDS, loadCommands } from './commands.ts'
import { EXIT_CODES, type ExitCode, exitCodeOf } from './exitCodes.ts'
import { commandHelp, generalHelp } from './help.ts'
import { parseCommandLine } from './parseCommandLine.ts'
import { printError, printLine } from './print.ts'
import { version } from './version.ts'

/** Runs one command line to its end and says what the process should end with. Every error is printed here, once. */
export async function runCommandLine(args: readonly string[], io: Io, env: CommandEnv): Promise<ExitCode> {
  const { stdout, stderr } = io
  try {
    const { command, values, positionals } = await parseCommandLine(args, COMMANDS, COMMON_OPTIONS)
    if (values.version === true) printLine(stdout, version())
    else if (command === null) printLine(stdout, generalHelp(stdout, await loadCommands()))
    else if (values.help === true) printLine(stdout, commandHelp(stdout, command))
    else return await command.run({ values, positionals, io, env })
    return EXIT_CODES.ok
  } catch (error) {
    printError(stderr, error, env)
    return error instanceof AppError ? exitCodeOf(error.code) : EXIT_CODES.internal
  }
}
