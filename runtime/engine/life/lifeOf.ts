import type { Life } from '../../../schemas/flow.ts'
import { own } from '../own.ts'
import type { Workspace } from '../workspace.ts'

/** What holds of the life of a flow's conversations on a channel: what the channel says of each thing, else the workspace. A flow that is only tried may be on a channel that begins another. */
export function lifeOf(
  { workspace, channels }: Pick<Workspace, 'workspace' | 'channels'>,
  channelId: string,
  flowId: string,
): Life {
  const channel = own(channels, channelId)
  return { ...workspace.life, ...(channel?.flow === flowId ? channel.life : undefined) }
}
