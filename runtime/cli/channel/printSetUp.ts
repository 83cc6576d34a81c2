import type { ServedDouble } from '../../channels/serveDouble.ts'
import { CHANNEL_SETTINGS, type ChannelSetting, secretName } from '../../engine/channelSettings.ts'
import type { Io } from '../Command.ts'
import { printLine } from '../print.ts'

/** How a channel is set up that speaks with a double: its secrets in the environment, the rest in the file, as they should be. */
export function printSetUp(screen: Io['stdout'], { url, settings }: ServedDouble, hookUrl: string): void {
  const { kind } = settings
  const id = `my-${kind}`
  // One record a kind, so each list names settings of the channel of its kind.
  const ofKind = CHANNEL_SETTINGS[kind] as readonly ChannelSetting[]
  const given: { readonly [name: string]: unknown } = settings
  const secrets = ofKind
    .filter(({ name, isSecret }) => isSecret && given[name] !== undefined)
    .map(({ name }) => ({ name, variable: secretName(id, name), value: String(given[name]) }))
  const written = Object.fromEntries(secrets.map(({ name, variable }) => [name, `\${${variable}}`]))
  printLine(screen, `${kind} is played at ${url}. A channel that speaks with it, for channels.json:`)
  printLine(screen, `  "${id}": ${JSON.stringify({ ...settings, ...written, flow: 'front-desk' })}`)
  printLine(screen, 'Before the host is started:')
  for (const { variable, value } of secrets) printLine(screen, `  export ${variable}='${value}'`)
  printLine(screen, `  export USHER_SECRETS=${secrets.map(({ variable }) => variable).join(',')}`)
  printLine(screen, `  export USHER_EGRESS_ALLOW=127.0.0.1 USHER_PUBLIC_URL=${new URL(hookUrl).origin}`)
  printLine(screen, `What happens is told at ${hookUrl}.`)
}
