import { useMemo } from 'react'
import { channelsUsing } from '../../../runtime/proof/check/channelsUsing.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { useEditor, useWorkspace } from '../../editor/DesignerContext.ts'

/** The kinds of channel whose conversations come to the open flow, each once, in the order of the channels. */
export function useUsedKinds(): readonly Channel['kind'][] {
  const workspace = useWorkspace()
  const flowId = useEditor((state) => state.flowId)
  return useMemo(
    () => [...new Set((channelsUsing(workspace).get(flowId ?? '') ?? []).map(({ channel }) => channel.kind))],
    [workspace, flowId],
  )
}
