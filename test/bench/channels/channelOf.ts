import { CHANNEL_SETTINGS, missingSettings } from '../../../runtime/engine/channelSettings.ts'
import type { Channel } from '../../../schemas/resources.ts'

/** What a platform of the data is called here, where it is called otherwise. */
const KINDS: { readonly [platform: string]: object } = {
  meta: { kind: 'whatsapp' },
  sunco: { kind: 'sunshine' },
  twilio: { kind: 'sms', provider: 'twilio' },
  telnyx: { kind: 'sms', provider: 'telnyx' },
}

/** A channel of the platform with the settings of a case, and invented ones where a case leaves out what its kind needs; null for a platform that is none of ours. */
export function channelOf(platform: string, given: object): Channel | null {
  const base = { flow: 'main', ...(KINDS[platform] ?? { kind: platform }), ...given } as Channel // filled up below
  if (CHANNEL_SETTINGS[base.kind] === undefined) return null
  return { ...base, ...Object.fromEntries(missingSettings(base).map((name) => [name, `some-${name}`])) }
}
