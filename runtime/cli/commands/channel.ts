import { AppError } from '../../AppError.ts'
import { doubleOf, PLAYED_KINDS } from '../../channels/doubles.ts'
import { nearest } from '../../engine/files/nearest.ts'
import { HOST_OPTIONS, hostOf } from '../askHost.ts'
import type { Command } from '../Command.ts'
import { connect, doctor } from '../channel/doctor.ts'
import { play } from '../channel/play.ts'
import { PLAY_HELP } from '../channel/readPlayLine.ts'
import { EXIT_CODES } from '../exitCodes.ts'

const DEFAULT_PORT = 4010

const options = {
  ...HOST_OPTIONS,
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
  summary: 'Play, look at and connect the platforms of channels: usher channel play telegram',
  usage: 'play KIND | doctor [CHANNEL] | connect CHANNEL [options]',
  positionals: 2,
  options,
  more: `doctor has a running host look at its channels: what is missing in the settings and the environment, whether the platform knows the
credentials, and where it posts what happens. connect has the platform post to the host, where it takes that by a call (Telegram, LINE, X,
WhatsApp and the pages of Meta), and looks again. Both read no secrets here: the host has them. USHER_TOKEN is a token of role designer, or publisher
for connect. They end with 1 when something is missing or wrong; --json prints what the host says of each channel.

play needs no account at the platform. Kinds: ${PLAYED_KINDS.join(', ')}.
It signs what it tells as the platform does, takes what the host sends, and refuses it when told to. Nothing leaves the machine. Lines of
a pipe play by themselves; --json prints { taken } for what the customer hears, { refused } for what they do not, and { statuses } or { lacks } for what was told.

${PLAY_HELP}`,
  async run({ values, positionals: [what, kind = ''], io, env }) {
    const host = hostOf(values, env)
    if (what === 'doctor') return doctor(io, env, { host, channel: kind, isJson: values.json === true })
    if (what === 'connect') {
      if (kind === '') throw new AppError('badRequest', { detail: 'Name the channel: usher channel connect CHANNEL.' })
      return connect(io, env, { host, channel: kind, isJson: values.json === true })
    }
    if (what !== 'play')
      throw new AppError('badRequest', {
        detail: 'Expected usher channel play KIND, doctor or connect CHANNEL. See usher channel --help.',
      })
    const known = PLAYED_KINDS.find((each) => each === kind)
    const double = known === undefined ? null : doubleOf(known)
    if (double === null) {
      const near = nearest(kind, PLAYED_KINDS)
      const hint = near === null ? `There are: ${PLAYED_KINDS.join(', ')}.` : `Did you mean ${near}?`
      throw new AppError('badRequest', { detail: `No platform "${kind}" can be played. ${hint}` })
    }
    await play(io, env, {
      double,
      port: readPort(values.port),
      hookUrl: values.webhook ?? `${host.replace(/\/$/, '')}/webhooks/${kind}`,
      address: values.from ?? double.addressOf?.(DIGITS) ?? DIGITS,
      isJson: values.json === true,
    })
    return EXIT_CODES.ok
  },
}

/** A telephone number, which most platforms could call a customer by. */
const DIGITS = '390551234567'

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new AppError('badRequest', { detail: `--port "${text}" is no port.` })
}
