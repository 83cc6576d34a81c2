import type { Life } from '../../../schemas/flow.ts'
import { own } from '../own.ts'
import type { Workspace } from '../workspace.ts'

/** What holds of the life of a flow's conversations on a channel, and in a queue: what the queue says of each thing, else the channel, else the workspace. A flow that is only tried may be on a channel that begins another. */
export function lifeOf(
  { workspace, channels, queues }: Pick<Workspace, 'workspace' | 'channels' | 'queues'>,
  channelId: string,
  flowId: string,
  queueId?: string,
): Life {
  const channel = own(channels, channelId)
  const queue = queueId === undefined ? undefined : own(queues, queueId)
  return { ...workspace.life, ...(channel?.flow === flowId ? channel.life : undefined), ...queue?.life }
}

/** Whether anybody hears how they wait. */
export function saysWaiting({
  workspace,
  channels,
  queues,
}: Pick<Workspace, 'workspace' | 'channels' | 'queues'>): boolean {
  return [workspace, ...Object.values(channels), ...Object.values(queues)].some(
    ({ life }) => life?.waiting !== undefined,
  )
}
