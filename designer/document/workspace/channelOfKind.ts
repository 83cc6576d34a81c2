import { CHANNEL_SETTINGS, type ChannelSetting, secretName } from '../../../runtime/engine/channelSettings.ts'
import type { Channel } from '../../../schemas/resources.ts'

/** The channel on another platform: what every channel has stays, and the new one's secrets are named after the channel's id, to be read from the environment. */
export function channelOfKind(channel: Channel, kind: Channel['kind'], id: string): Channel {
  if (kind === channel.kind) return channel
  const { flow, name, language, country, variables, life } = channel
  const shared = {
    flow,
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    ...(country === undefined ? {} : { country }),
    ...(variables === undefined ? {} : { variables }),
    ...(life === undefined ? {} : { life }),
  }
  // One record a kind, so that each list names settings of the channel of its kind.
  const settings = CHANNEL_SETTINGS[kind] as readonly ChannelSetting[]
  const secrets = settings
    .filter(({ isSecret, isNeeded }) => isSecret && isNeeded === true)
    .map(({ name }) => [name, `\${${secretName(id, name)}}`])
  return { kind, ...shared, ...Object.fromEntries(secrets) }
}
