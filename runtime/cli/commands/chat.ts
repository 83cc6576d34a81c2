import { createInterface } from 'node:readline'
import { AppError } from '../../AppError.ts'
import { nearest } from '../../engine/files/nearest.ts'
import type { Workspace } from '../../engine/index.ts'
import { type Command, workspaceFolder } from '../Command.ts'
import { createChat } from '../chat/createChat.ts'
import { printHappened, sayTime } from '../chat/printHappened.ts'
import { CHAT_HELP, readChatLine } from '../chat/readChatLine.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { loadRelease } from '../loadRelease.ts'
import { paint, printError, printLine } from '../print.ts'

const options = {
  at: {
    type: 'string',
    placeholder: 'TIME',
    description: 'when the chat begins, as 2026-11-20T10:00:00+01:00; default now',
  },
  channel: { type: 'string', short: 'c', placeholder: 'ID', description: 'the channel that the customer writes on' },
  language: { type: 'string', short: 'l', placeholder: 'TAG', description: 'the language that the platform knows of' },
  name: { type: 'string', short: 'n', placeholder: 'NAME', description: 'the name that the platform knows of' },
} as const

/** Talks to a flow. */
export const chat: Command<typeof options> = {
  name: 'chat',
  summary: 'Talk to a flow in the terminal, without a host',
  usage: '[flow] [options]',
  positionals: 1,
  options,
  more: `Without a flow: that of the channel, or of the web channel. Lines of a pipe are messages too, and a line that cannot be understood
ends it with 2. --json prints one line of JSON a turn. Time stands still until it is let pass. Nothing leaves the machine: bots and
services answer what you say they answer.

${CHAT_HELP}`,
  async run({ values, positionals, io, env }) {
    const { release } = await loadRelease(io, workspaceFolder(values, env))
    const { channel, flow } = choosePlace(release.workspace, values.channel, positionals[0])
    const compiled = release.flow(flow)
    if (!compiled.ok)
      throw new AppError('invalidWorkspace', {
        detail: `The flow "${flow}" cannot run. ${compiled.issues.map(({ message }) => message).join(' ')}`,
      })
    const talk = createChat(release, flow, {
      at: readTime(values.at),
      ...(channel === undefined ? {} : { channel }),
      contact: {
        ...(values.language === undefined ? {} : { language: values.language }),
        ...(values.name === undefined ? {} : { name: values.name }),
      },
    })
    const isJson = values.json === true
    const isTyped = io.stdin.isTTY === true
    const screen = isJson ? io.stderr : io.stdout
    if (isTyped)
      printLine(
        screen,
        `${flow}${channel === undefined ? '' : ` on ${channel}`}, ${sayTime(talk.now())} UTC. Write as the customer; /help says what else there is.`,
      )
    const lines = createInterface({
      input: io.stdin,
      ...(isTyped ? { output: screen, prompt: paint(screen, 'bold', 'you> ') } : {}),
    })
    if (isTyped) lines.prompt()
    try {
      for await (const line of lines) {
        try {
          const read = readChatLine(line)
          if (read.type === 'quit') break
          if (read.type === 'help') printLine(screen, CHAT_HELP)
          if (read.type === 'why')
            for (const sentence of talk.lastTurns().flatMap(({ explanation }) => explanation))
              printLine(screen, `  ${sentence}`)
          if (read.type === 'give' || read.type === 'press') {
            const happened = read.type === 'give' ? talk.give(read.step) : talk.press(read.button)
            if (!isJson) printHappened(io, talk, happened, !isTyped)
            else for (const turn of happened.turns) printLine(io.stdout, JSON.stringify(turn))
          }
        } catch (error) {
          // Who types can try again; a script that goes on would test something else.
          if (!isTyped || !(error instanceof AppError)) throw error
          printError(io.stderr, error, env)
        }
        if (isTyped) lines.prompt()
      }
    } finally {
      lines.close()
    }
    return EXIT_CODES.ok
  },
}

function choosePlace(
  workspace: Workspace,
  channel: string | undefined,
  flow: string | undefined,
): { readonly channel: string | undefined; readonly flow: string } {
  const { channels, flows } = workspace
  if (channel !== undefined && !Object.hasOwn(channels, channel))
    throw unknown('channel', channel, Object.keys(channels))
  if (flow !== undefined && !Object.hasOwn(flows, flow)) throw unknown('flow', flow, Object.keys(flows))
  const web = Object.keys(channels).find((id) => channels[id]?.kind === 'web')
  const chosen = channel ?? Object.keys(channels).find((id) => channels[id]?.flow === flow) ?? web
  const begun = flow ?? (chosen === undefined ? undefined : channels[chosen]?.flow) ?? Object.keys(flows)[0]
  if (begun === undefined) throw new AppError('invalidWorkspace', { detail: 'The workspace has no flow to talk to.' })
  return { channel: chosen, flow: begun }
}

function unknown(what: string, written: string, known: readonly string[]): AppError {
  const near = nearest(written, known)
  const hint = near === null ? `There are: ${known.join(', ')}.` : `Did you mean ${near}?`
  return new AppError('badRequest', { detail: `There is no ${what} "${written}". ${hint}` })
}

function readTime(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString()
  if (/T.*(?:Z|[+-]\d\d:\d\d)$/i.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new AppError('badRequest', {
    detail: `--at "${text}" is no time. Write it with its offset: 2026-11-20T10:00:00+01:00.`,
  })
}
