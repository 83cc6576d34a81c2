import type { Channel } from '../../../schemas/resources.ts'
import type { ChannelDiagnosis, ChannelHealth } from '../../../schemas/wire.ts'

/** What shows that a step is done. */
export type Sign = 'settings' | 'secrets' | 'known' | 'reachable' | 'posts' | 'heard'

/** The steps of each kind as the messages `channelSteps` number them, each by what shows that it is done. */
export const CHANNEL_STEPS: { readonly [K in Exclude<Channel['kind'], 'web'>]: readonly Sign[] } = {
  whatsapp: ['known', 'settings', 'known', 'secrets', 'posts'],
  messenger: ['known', 'known', 'secrets', 'posts'],
  instagram: ['known', 'known', 'secrets', 'posts'],
  line: ['known', 'known', 'secrets', 'heard', 'posts'],
  telegram: ['known', 'secrets', 'secrets', 'posts'],
  x: ['known', 'known', 'secrets', 'posts'],
  wechat: ['known', 'known', 'secrets', 'posts'],
  weibo: ['known', 'known', 'secrets', 'posts'],
  sms: ['known', 'secrets', 'reachable', 'posts'],
  email: ['known', 'secrets', 'posts'],
  genesys: ['posts', 'secrets', 'known', 'secrets'],
  sunshine: ['known', 'posts', 'secrets'],
}

/** An address that only this machine reaches. */
export const isLocal = (address: string): boolean => /^https?:\/\/(?:localhost|127\.|\[::1\])/.test(address)

/** What can be seen of a channel; before it was tested, only what has happened. */
export function signsOf(diagnosis: ChannelDiagnosis | null, health: ChannelHealth | null): ReadonlySet<Sign> {
  const isHeard = health !== null && health.lastEventAt !== null
  const hasSent = health !== null && health.lastSentAt !== null
  const found: readonly (readonly [Sign, boolean | undefined])[] = [
    ['settings', diagnosis?.missing.length === 0],
    ['secrets', diagnosis?.missing.length === 0 && diagnosis.unset === null],
    ['known', diagnosis?.platform?.class === 'ok' || hasSent],
    ['reachable', diagnosis !== null && !isLocal(diagnosis.address)],
    // Most platforms do not say where they post: what came from them says it.
    ['posts', (diagnosis?.platform?.class === 'ok' && diagnosis.hookUrl === diagnosis.address) || isHeard],
    ['heard', isHeard],
  ]
  return new Set(found.flatMap(([sign, isFound]) => (isFound === true ? [sign] : [])))
}
