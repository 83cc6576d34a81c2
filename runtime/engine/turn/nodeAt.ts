import type { Node } from '../../../schemas/flow.ts'
import { own } from '../own.ts'
import type { Workspace } from '../workspace.ts'

/** A node where its author wrote it. */
export type WrittenNode = { readonly flow: string; readonly id: string; readonly node: Node }

/** The node that a running flow names `path`: `identify/ask` is `ask` of the flow that the node `identify` calls. Null when there is none. */
export function nodeAt(workspace: Workspace, flowId: string, path: string): WrittenNode | null {
  let flow = flowId
  const names = path.split('/')
  for (const [index, id] of names.entries()) {
    const node = own(own(workspace.flows, flow)?.nodes, id)
    if (node === undefined) return null
    if (index === names.length - 1) return { flow, id, node }
    if (node.type !== 'subflow') return null
    flow = node.flow
  }
  return null
}
