import type { Channel } from '../../schemas/resources.ts'

/** A setting of a kind that its platform gives. */
export type ChannelSetting<C extends Channel = Channel> = {
  readonly name: Exclude<
    SettingOf<C>,
    | 'kind'
    | 'flow'
    | 'name'
    | 'language'
    | 'country'
    | 'variables'
    | 'life'
    | 'gapAfterMedia'
    | 'whenUnknown'
    | 'messagesPerSecond'
  >
  /** stands in the environment, never in a file */
  readonly isSecret: boolean
  /** without it nothing comes in or goes out; a function where that depends on the others */
  readonly isNeeded: boolean | ((channel: C) => boolean)
}
type SettingOf<C> = C extends Channel ? keyof C & string : never

const needed = <N extends string>(name: N) => ({ name, isSecret: false, isNeeded: true }) as const
const optional = <N extends string>(name: N) => ({ name, isSecret: false, isNeeded: false }) as const
const secret = <N extends string>(name: N) => ({ name, isSecret: true, isNeeded: true }) as const
const META = [secret('token'), secret('appSecret'), secret('verifyToken')] as const

type SmsChannel = Extract<Channel, { kind: 'sms' }>
const isTwilio = ({ provider }: SmsChannel): boolean => provider === 'twilio'
const isTelnyx = ({ provider }: SmsChannel): boolean => provider === 'telnyx'

/** What each kind is set up with, in the order in which people are asked for it; `apiUrl` is every platform's, and not asked for. */
export const CHANNEL_SETTINGS: {
  readonly [K in Channel['kind']]: readonly ChannelSetting<Extract<Channel, { kind: K }>>[]
} = {
  web: [
    { name: 'token', isSecret: true, isNeeded: false },
    optional('deliverTo'),
    { name: 'secret', isSecret: true, isNeeded: false },
  ],
  whatsapp: [needed('phoneNumberId'), optional('businessAccountId'), ...META],
  messenger: [needed('pageId'), optional('appId'), ...META],
  instagram: [needed('accountId'), optional('appId'), ...META],
  line: [secret('channelSecret'), secret('token'), optional('userId')],
  telegram: [secret('token'), secret('secretToken')],
  x: [needed('userId'), optional('consumerKey'), secret('consumerSecret'), secret('token')],
  wechat: [
    needed('appId'),
    secret('appSecret'),
    secret('token'),
    { name: 'encodingAesKey', isSecret: true, isNeeded: false },
    optional('accountId'),
  ],
  weibo: [optional('accountId'), secret('appSecret'), secret('token')],
  sms: [
    needed('provider'),
    { name: 'from', isSecret: false, isNeeded: (channel) => channel.messagingServiceSid === undefined },
    { name: 'accountSid', isSecret: false, isNeeded: isTwilio },
    { name: 'authToken', isSecret: true, isNeeded: isTwilio },
    optional('messagingServiceSid'),
    { name: 'apiKey', isSecret: true, isNeeded: isTelnyx },
    { name: 'publicKey', isSecret: false, isNeeded: isTelnyx },
  ],
  email: [needed('address'), secret('inboundToken'), secret('smtpUrl')],
  genesys: [
    needed('region'),
    needed('integrationId'),
    secret('clientId'),
    secret('clientSecret'),
    secret('signatureToken'),
  ],
  sunshine: [needed('appId'), secret('keyId'), secret('keySecret'), secret('webhookSecret'), optional('subdomain')],
}

/** What the environment calls a secret of a channel, for files that hold none. */
export function secretName(channelId: string, setting: string): string {
  const stem = channelId
    .toUpperCase()
    .replaceAll('-', '_')
    .replace(/^(?=\d)/, 'CHANNEL_')
  return `${stem}_${setting.replace(/[A-Z]/g, '_$&').toUpperCase()}`
}

/** The settings that a channel still needs before its platform can be spoken with. */
export function missingSettings(channel: Channel): readonly string[] {
  // One record a kind, so each list fits the channel of its kind.
  const settings = CHANNEL_SETTINGS[channel.kind] as readonly ChannelSetting[]
  const given = channel as { readonly [name: string]: unknown }
  return settings
    .filter(({ name, isNeeded }) => {
      const must = typeof isNeeded === 'function' ? (isNeeded as (channel: Channel) => boolean)(channel) : isNeeded
      return must && given[name] === undefined
    })
    .map(({ name }) => name)
}
