import type { Channel } from '../../schemas/resources.ts'
import type { ChannelDiagnosis } from '../../schemas/wire.ts'
import type { Dialing, Egress } from '../egress/createEgress.ts'
import { missingSettings } from '../engine/channelSettings.ts'
import { missingName } from '../engine/environmentNames.ts'
import type { Failure } from './Adapter.ts'
import { connect } from './connect.ts'
import { hookAddress } from './hookAddress.ts'

/** With what a channel is looked at: `publicUrl` is how this host is reached. */
export type Diagnosing = { readonly egress: Egress & Dialing; readonly publicUrl: string }

/** Looks at the settings of a channel, whose secrets are resolved, and asks its platform; changes nothing. */
export async function diagnose(
  id: string,
  settings: Channel,
  { egress, publicUrl }: Diagnosing,
): Promise<ChannelDiagnosis> {
  const connected = connect(id, settings)
  const adapter = typeof connected === 'string' ? null : connected.adapter
  const standing = {
    missing: missingSettings(settings),
    unset: missingName(...Object.values(settings).filter((value) => typeof value === 'string')),
    address: hookAddress(publicUrl, id),
    canSubscribe: adapter?.subscribe !== undefined,
  }
  const checked = await adapter?.check?.(settings, egress)
  if (checked === undefined) return { ...standing, platform: null }
  if (checked.class !== 'ok') return { ...standing, platform: { class: checked.class, code: checked.code } }
  const { name, hookUrl } = checked
  return { ...standing, platform: { class: 'ok', name }, ...(hookUrl === undefined ? {} : { hookUrl }) }
}

/** Has the platform of a channel post what happens to this host; why not, or null when it does. */
export async function subscribe(
  id: string,
  settings: Channel,
  { egress, publicUrl }: Diagnosing,
): Promise<Failure | string | null> {
  const connected = connect(id, settings)
  if (typeof connected === 'string') return connected
  const { adapter } = connected
  if (adapter.subscribe === undefined) return `${adapter.kind} is told the address at the platform itself.`
  const made = await adapter.subscribe(hookAddress(publicUrl, id), settings, egress)
  return made.class === 'ok' ? null : made
}
