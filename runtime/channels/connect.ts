import type { Channel } from '../../schemas/resources.ts'
import { missingSettings } from '../engine/channelSettings.ts'
import { missingName } from '../engine/environmentNames.ts'
import type { AnyAdapter } from './Adapter.ts'
import { adapterOf } from './adapters.ts'

/** A channel whose platform can be spoken with. */
export type Connected = { readonly id: string; readonly settings: Channel; readonly adapter: AnyAdapter }

/** A channel with its adapter, or the sentence that says what it needs. */
export function connect(id: string, settings: Channel): Connected | string {
  if (settings.kind === 'web') return `Messages of a web channel go to /api/channels/${id}/messages.`
  const adapter = adapterOf(settings)
  if (adapter === null) return `Channels of the kind ${settings.kind} are not connected yet.`
  const missing = missingSettings(settings)
  if (missing.length > 0) return `Channel "${id}" needs ${missing.join(', ')} in channels.json.`
  const unset = missingName(...Object.values(settings).filter((value) => typeof value === 'string'))
  if (unset !== null) return `${unset} is not set or not listed in USHER_SECRETS; channel "${id}" needs it.`
  return { id, settings, adapter }
}
