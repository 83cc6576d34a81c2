import { join } from 'node:path'
import { AppError } from '../../AppError.ts'
import { root } from '../../installation.ts'
import { type Command, workspaceFolder } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { installDrivers, removeDrivers } from '../git/installDrivers.ts'
import { printLine } from '../print.ts'

const options = {
  remove: { type: 'boolean', description: 'take both away again' },
} as const

/** Sets up git for a workspace. */
export const git: Command<typeof options> = {
  name: 'git',
  summary: 'Make git merge and show flows by what they mean: usher git install',
  usage: 'install [--remove] [options]',
  positionals: 1,
  options,
  more: `Writes lines to .gitattributes in the workspace's folder, for you to commit, and a merge driver and a diff driver to the
configuration of this clone; each clone runs it once. git diff --no-ext-diff shows the lines as before.
--json prints { installed, attributes }.`,
  async run({ values, positionals, io, env }) {
    if (positionals[0] !== 'install') {
      throw new AppError('badRequest', { detail: 'Expected usher git install. See usher git --help.' })
    }
    const folder = workspaceFolder(values, env)
    const isInstalled = values.remove !== true
    const starter = { node: process.execPath, script: join(root, 'runtime/cli/launch.js') }
    const { attributes } = isInstalled ? await installDrivers(folder, starter) : await removeDrivers(folder)
    if (values.json === true) printLine(io.stdout, JSON.stringify({ installed: isInstalled, attributes }, null, 2))
    else if (isInstalled) {
      printLine(io.stdout, `git merges and shows the flows of ${folder} by what they mean, in this clone.`)
      printLine(io.stdout, `Commit ${attributes}, and run this once in every other clone.`)
    } else printLine(io.stdout, `git treats the flows of ${folder} as lines again.`)
    return EXIT_CODES.ok
  },
}
