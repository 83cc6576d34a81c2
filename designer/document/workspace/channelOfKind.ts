import type { Channel } from '../../../schemas/resources.ts'

/** The channel on another platform: what both have stays, what the new one needs is named after the channel's id, to be read from the environment. */
export function channelOfKind(channel: Channel, kind: Channel['kind'], id: string): Channel {
  if (kind === channel.kind) return channel
  const { flow, name, language, token } = channel
  const shared = {
    flow,
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    ...(token === undefined ? {} : { token }),
  }
  if (kind === 'web') return { kind, ...shared }
  const stem = id
    .toUpperCase()
    .replaceAll('-', '_')
    .replace(/^(?=\d)/, 'CHANNEL_')
  const variable = (ending: string) => `\${${stem}_${ending}}`
  const { appSecret = variable('APP_SECRET'), account = variable('ACCOUNT') } = channel.kind === 'web' ? {} : channel
  return { kind, token: variable('TOKEN'), ...shared, appSecret, account }
}
