import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { Opening } from '../../runtime/proof/explore/openingsFor.ts'
import { instantAt, localTime, zoneOf } from './clock.ts'

/** How a conversation with a flow opens unless the author says otherwise: now (epoch ms), to the minute, on a channel that has the flow. */
export function openingOf(workspace: Workspace, flowId: string, language: string, now: number): Opening {
  const zone = zoneOf(workspace, flowId)
  const at = instantAt(localTime(now, zone), zone) ?? new Date(now).toISOString()
  const channel = Object.keys(workspace.channels)
    .sort()
    .find((id) => workspace.channels[id]?.flow === flowId)
  return { at, ...(channel === undefined ? {} : { channel }), contact: { language } }
}
