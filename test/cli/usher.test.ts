import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../runtime/cli/Command.ts'
import { COMMANDS, loadCommands } from '../../runtime/cli/commands.ts'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { commandHelp } from '../../runtime/cli/help.ts'
import { runCli, runProcess } from './runCli.ts'

const commands = await loadCommands()
const help = (command: Command): string => stripVTControlCharacters(commandHelp(process.stdout, command))

describe('usher', () => {
  // In a process of its own, as its user starts it: to list them reads every one of them.
  test('lists every command and exit code with --help, and without anything', async () => {
    const helped = await runProcess(['--help'])
    expect(helped).toEqual(await runCli([]))
    expect(helped.code).toBe(EXIT_CODES.ok)
    for (const { name, summary } of commands) expect(helped.stdout).toMatch(new RegExp(`^  ${name} +${summary}`, 'm'))
    for (const code of Object.values(EXIT_CODES)) expect(helped.stdout).toMatch(new RegExp(`^  ${code} `, 'm'))
  })

  test('a command says with --help how it is used', async () => {
    const { code, stdout } = await runCli(['check', '--help'])
    const check = commands.find(({ name }) => name === 'check')
    expect({ code, stdout }).toEqual({ code: EXIT_CODES.ok, stdout: `${check === undefined ? '' : help(check)}\n` })
  })

  test.each(commands)('$name has every option, what --json prints and every exit code in its help', (command) => {
    const stdout = help(command)
    expect(stdout).toContain(`Usage: usher ${command.name} ${command.usage}`)
    for (const option of [...Object.keys(command.options), 'workspace', 'json', 'help']) {
      expect(stdout).toContain(`--${option}`)
    }
    for (const exit of Object.values(EXIT_CODES)) expect(stdout).toMatch(new RegExp(`^  ${exit} `, 'm'))
    if (command.name !== 'git-diff-driver') expect(command.more).toMatch(/json\b.*\{/s)
  })

  test('is given each command by the name it has', () => {
    expect(Object.keys(COMMANDS)).toEqual(commands.map(({ name }) => name))
  })

  test('prints its version', async () => {
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test.each([
    [['chekc'], 'There is no command "chekc". Did you mean check?'],
    [['conjure'], 'There is no command "conjure". Commands: start,'],
    [['check', '--jsn'], 'There is no option --jsn. Did you mean --json? See usher check --help.'],
    [['start', '--no-wacth'], 'There is no option --no-wacth. Did you mean --no-watch?'],
    [['check', 'flows'], 'usher check does not take "flows".'],
    [['check', '--workspace'], "Option '-w, --workspace <value>' argument missing"],
    [['start', '--port', 'http'], '"http" is no port.'],
    [['chat', '--at', 'noon'], '--at "noon" is no time.'],
    [['explain'], 'Name the conversation'],
    [['explain', 'c_1', '--url', 'ftp://127.0.0.1'], 'is no address of a host'],
  ])('%j is answered with 2 and what was most likely meant', async (args, message) => {
    const { code, stdout, stderr } = await runCli(args)
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ code, stdout }).toEqual({ code: EXIT_CODES.usage, stdout: '' })
  })

  test('a workspace that is not there is told in one line, and with DEBUG where in the code', async () => {
    const args = ['check', '--workspace', '/nowhere/flows']
    const { code, stderr } = await runCli(args)
    expect(code).toBe(EXIT_CODES.unreadable)
    expect(stderr).toBe(
      'usher: The folder /nowhere/flows cannot be read. Name a workspace with --workspace DIR or USHER_WORKSPACE.\n',
    )
    expect((await runCli(args, { env: { DEBUG: '1' } })).stderr).toMatch(/^\s+at .*loadWorkspace/m)
  })

  test('colours only where it is asked to in a pipe, and never with NO_COLOR', async () => {
    const hasColour = ({ stderr }: { readonly stderr: string }) => stderr.includes('\u001b[')
    expect(hasColour(await runCli(['nothing']))).toBe(false)
    expect(hasColour(await runCli(['nothing'], { env: { FORCE_COLOR: '1' } }))).toBe(true)
    expect(hasColour(await runCli(['nothing'], { env: { NO_COLOR: '1' } }))).toBe(false)
  })
})
