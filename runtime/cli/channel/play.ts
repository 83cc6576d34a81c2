import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import { AppError } from '../../AppError.ts'
import type { Double } from '../../channels/Double.ts'
import type { Taken } from '../../channels/playPlatform.ts'
import { serveDouble } from '../../channels/serveDouble.ts'
import type { CommandEnv, Io } from '../Command.ts'
import { paint, printable, printError, printLine } from '../print.ts'
import { createPlay, type Played } from './createPlay.ts'
import { printSetUp } from './printSetUp.ts'
import { PLAY_HELP, readPlayLine } from './readPlayLine.ts'

const WAIT_MS = 10_000

type Playing = {
  readonly double: Double
  readonly port: number
  readonly hookUrl: string
  readonly address: string
  readonly isJson: boolean
}

/** Plays a platform until its lines end: lines of a terminal, or of a pipe. */
export async function play(
  io: Io,
  env: CommandEnv,
  { double, port, hookUrl, address, isJson }: Playing,
): Promise<void> {
  const came = new EventEmitter()
  const unread = { heard: 0, refused: 0 }
  const comes = (what: 'heard' | 'refused'): void => {
    unread[what] += 1
    came.emit(what)
  }
  const served = await serveDouble(
    double,
    port,
    (taken) => {
      printTaken(io, taken, isJson)
      comes('heard')
    },
    ({ to }, failure) => {
      printLine(io.stdout, isJson ? JSON.stringify({ refused: { to, failure } }) : `  ${to} hears nothing: ${failure}`)
      comes('refused')
    },
  ).catch((cause: unknown) => {
    throw new AppError(
      'unavailable',
      { detail: `Port ${port} of the loopback cannot be had. Name another by --port.` },
      { cause },
    )
  })
  const screen = isJson ? io.stderr : io.stdout
  const isTyped = io.stdin.isTTY === true
  const lines = createInterface({ input: io.stdin })
  try {
    printSetUp(screen, served, hookUrl)
    const who =
      double.isCentre === true ? 'an agent, to whoever came last (/as CHANNEL:ADDRESS: to another)' : 'the customer'
    if (isTyped) printLine(screen, `Write as ${who}; /help says what else there is.`)
    const playing = createPlay(double, served, hookUrl, address)
    for await (const line of lines) {
      try {
        const read = readPlayLine(line)
        if (read.type === 'quit') break
        if (read.type === 'help') printLine(screen, PLAY_HELP)
        if (read.type === 'wait') {
          const { until } = read
          if (unread[until] === 0) await once(came, until, { signal: AbortSignal.timeout(WAIT_MS) }).catch(noMessage)
          unread[until] = 0
        }
        if (read.type === 'help' || read.type === 'wait' || read.type === 'nothing') continue
        // What was refused before is no answer to this.
        if (read.type === 'treat') unread.refused = 0
        printPlayed(io, await playing.play(read), isJson)
      } catch (error) {
        // Who types can try again; a script that goes on would play something else.
        if (!isTyped) throw error
        printError(io.stderr, error, env)
      }
    }
  } finally {
    lines.close()
    await served.close()
  }
}

function noMessage(): never {
  throw new AppError('unavailable', { detail: `No message came within ${WAIT_MS / 1000} seconds.` })
}

function printTaken({ stdout }: Io, taken: Taken, isJson: boolean): void {
  if (isJson) {
    printLine(stdout, JSON.stringify({ taken }))
    return
  }
  const { text, media, buttons, to } = taken
  printLine(stdout, `${paint(stdout, 'green', to)} hears ${printable(text)}`)
  if (media !== undefined) printLine(stdout, `  [${media.kind} ${printable(media.url)}]`)
  buttons.forEach(({ label }, index) => {
    printLine(stdout, `  /${index + 1} ${printable(label)}`)
  })
}

function printPlayed({ stdout }: Io, played: Played, isJson: boolean): void {
  if (isJson) printLine(stdout, JSON.stringify(played))
  else if ('lacks' in played) printLine(stdout, `  ${played.lacks}`)
  else for (const status of played.statuses) printLine(stdout, `  the host answers ${status}`)
}
