import { AppError } from '../../AppError.ts'
import { doubleOf, PLAYED_KINDS } from '../../channels/doubles.ts'
import { nearest } from '../../engine/files/nearest.ts'
import type { Command } from '../Command.ts'
import { play } from '../channel/play.ts'
import { PLAY_HELP } from '../channel/readPlayLine.ts'
import { EXIT_CODES } from '../exitCodes.ts'

const DEFAULT_PORT = 4010

const options = {
  port: {
    type: 'string',
    short: 'p',
    placeholder: 'PORT',
    description: `where the platform is played; default ${DEFAULT_PORT}`,
  },
  webhook: {
    type: 'string',
    placeholder: 'URL',
    description: 'where it tells what happens; default USHER_URL or http://127.0.0.1:3000, and /webhooks/KIND',
  },
  from: { type: 'string', placeholder: 'ADDRESS', description: 'who the customer is there; default 390551234567' },
} as const

/** Channels and their platforms. */
export const channel: Command<typeof options> = {
  name: 'channel',
  summary: 'Play a platform without an account there: usher channel play telegram',
  usage: 'play KIND [options]',
  positionals: 2,
  options,
  more: `Kinds: ${PLAYED_KINDS.join(', ')}.
It signs what it tells as the platform does, takes what the host sends, and refuses it when told to. Nothing leaves the machine. Lines of
a pipe play by themselves; --json prints { taken } for what the customer hears, and { statuses } or { lacks } for what was told.

${PLAY_HELP}`,
  async run({ values, positionals: [what, kind = ''], io, env }) {
    if (what !== 'play')
      throw new AppError('badRequest', { detail: 'Expected usher channel play KIND. See usher channel --help.' })
    const known = PLAYED_KINDS.find((each) => each === kind)
    const double = known === undefined ? null : doubleOf(known)
    if (double === null) {
      const near = nearest(kind, PLAYED_KINDS)
      const hint = near === null ? `There are: ${PLAYED_KINDS.join(', ')}.` : `Did you mean ${near}?`
      throw new AppError('badRequest', { detail: `No platform "${kind}" can be played. ${hint}` })
    }
    const host = (env.USHER_URL || 'http://127.0.0.1:3000').replace(/\/$/, '')
    await play(io, env, {
      double,
      port: readPort(values.port),
      hookUrl: values.webhook ?? `${host}/webhooks/${kind}`,
      address: values.from ?? '390551234567',
      isJson: values.json === true,
    })
    return EXIT_CODES.ok
  },
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new AppError('badRequest', { detail: `--port "${text}" is no port.` })
}
