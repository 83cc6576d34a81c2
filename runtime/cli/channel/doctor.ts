import type { ChannelDiagnosis } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import { checkValue } from '../../engine/files/checkValue.ts'
import { askHost } from '../askHost.ts'
import type { CommandEnv, Io } from '../Command.ts'
import { EXIT_CODES, type ExitCode } from '../exitCodes.ts'
import { paint, printable, printLine } from '../print.ts'

type Asked = { readonly host: string; readonly channel: string; readonly isJson: boolean }

/** Has a host look at one of its channels, or at all that have a platform, and prints what each still needs. */
export async function doctor(io: Io, env: CommandEnv, { host, channel, isJson }: Asked): Promise<ExitCode> {
  const ids = channel === '' ? await platformsOf(host, env) : [channel]
  if (ids.length === 0 && !isJson) printLine(io.stdout, 'No channel of the live release has a platform.')
  let isGood = true
  for (const id of ids) {
    const answer = await askHost(host, `/api/channels/${encodeURIComponent(id)}/check`, env, ASKING)
    isGood = printDiagnosis(io, id, read(answer), isJson) === EXIT_CODES.ok && isGood
  }
  return isGood ? EXIT_CODES.ok : EXIT_CODES.problems
}

/** Has a platform post to a host, and prints how the channel stands then. */
export async function connect(io: Io, env: CommandEnv, { host, channel, isJson }: Asked): Promise<ExitCode> {
  const answer = await askHost(host, `/api/channels/${encodeURIComponent(channel)}/connect`, env, {
    ...ASKING,
    may: 'publish',
  })
  return printDiagnosis(io, channel, read(answer), isJson)
}

/** Longer than a platform is given to answer, twice. */
const ASKING = { method: 'POST', may: 'design', answerMs: 40_000 } as const

async function platformsOf(host: string, env: CommandEnv): Promise<readonly string[]> {
  const answer = await askHost(host, '/api/channels', env)
  const channels = typeof answer === 'object' && answer !== null && 'channels' in answer ? answer.channels : null
  if (!Array.isArray(channels)) throw otherVersion()
  return channels.flatMap(({ id, kind }) => (kind === 'web' ? [] : [String(id)]))
}

function read(answer: unknown): ChannelDiagnosis {
  const checked = checkValue('channelDiagnosis', answer)
  if (checked.ok) return checked.value
  throw otherVersion()
}

const otherVersion = (): AppError =>
  new AppError('unavailable', { detail: 'The host answers in another way than this version of usher reads.' })

type Line = { readonly isGood: boolean; readonly text: string }

/** What is good and what is not, in the order in which it is to be mended. */
export function linesOf({
  missing,
  unset,
  address,
  platform,
  hookUrl,
  canSubscribe,
}: ChannelDiagnosis): readonly Line[] {
  const good = (text: string): Line => ({ isGood: true, text })
  const wrong = (text: string): Line => ({ isGood: false, text })
  const settings =
    missing.length === 0 ? good('settings are complete') : wrong(`channels.json lacks ${missing.join(', ')}`)
  const secrets =
    unset === null ? good('secrets are set') : wrong(`${unset} is not set on the host, or not listed in USHER_SECRETS`)
  if (platform === null) return [settings, secrets, good(`give the platform this address: ${address}`)]
  if (platform.class !== 'ok') {
    const code = platform.code === null || platform.code === undefined ? '' : ` (${platform.code})`
    return [settings, secrets, wrong(`the platform does not know the credentials: ${platform.class}${code}`)]
  }
  const name = platform.name === null || platform.name === undefined ? '' : ` of ${platform.name}`
  const known = good(`the platform knows the credentials${name}`)
  if (hookUrl === undefined) return [settings, secrets, known, good(`give the platform this address: ${address}`)]
  const how = canSubscribe ? 'usher channel connect does that' : 'set it there'
  const posts =
    hookUrl === address
      ? good(`the platform posts to ${address}`)
      : wrong(`the platform posts ${hookUrl === null ? 'nowhere' : `to ${hookUrl}`}, not to ${address}: ${how}`)
  return [settings, secrets, known, posts]
}

function printDiagnosis({ stdout }: Io, id: string, diagnosis: ChannelDiagnosis, isJson: boolean): ExitCode {
  const lines = linesOf(diagnosis)
  if (isJson) printLine(stdout, JSON.stringify({ channel: id, ...diagnosis }))
  else {
    printLine(stdout, id)
    for (const { isGood, text } of lines)
      printLine(stdout, `  ${isGood ? paint(stdout, 'green', '✓') : paint(stdout, 'red', '✗')} ${printable(text)}`)
  }
  return lines.every(({ isGood }) => isGood) ? EXIT_CODES.ok : EXIT_CODES.problems
}
