import type { Flow, Node, NodeType } from '../../../schemas/flow.ts'
import { describePlace } from '../../engine/files/describePlace.ts'
import { filePath } from '../../engine/files/FileKind.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { type Value, type Words, words } from '../../engine/words.ts'
import type { Workspace } from '../../engine/workspace.ts'
import type { Finding } from './Rule.ts'

/** A node and where it is written; `path` is the pointer of the node within `file`. */
export type NodePlace<N extends Node = Node> = {
  readonly file: string
  readonly flow: Flow
  readonly nodeId: string
  readonly node: N
  readonly path: string
}

/** Every node of every flow, in the order of the files. */
export function nodePlaces(workspace: Workspace): readonly NodePlace[] {
  return Object.values(workspace.flows).flatMap(nodesOf)
}

// Most rules ask, and an editor checks again after each edit with all flows but one the same.
const known = new WeakMap<Flow, readonly NodePlace[]>()

/** Every node of one flow. */
export function nodesOf(flow: Flow): readonly NodePlace[] {
  const found = known.get(flow) ?? placesIn(flow)
  known.set(flow, found)
  return found
}

function placesIn(flow: Flow): readonly NodePlace[] {
  const file = filePath('flow', flow.id)
  return Object.entries(flow.nodes).map(([nodeId, node]) => ({
    file,
    flow,
    nodeId,
    node,
    path: pointerOf(['nodes', nodeId]),
  }))
}

/** Every node of one type. */
export function nodesOfType<T extends NodeType>(
  workspace: Workspace,
  type: T,
): readonly NodePlace<Extract<Node, { readonly type: T }>>[] {
  return nodePlaces(workspace).filter(
    (place): place is NodePlace<Extract<Node, { readonly type: T }>> => place.node.type === type,
  )
}

/** A finding at a node; `names` lead from the node to the place, and the message gets the node's name in front. */
export function atNode(place: NodePlace, names: readonly (string | number)[], message: Words, fix?: Words): Finding {
  return {
    file: place.file,
    nodeId: place.nodeId,
    path: place.path + pointerOf(names),
    message: words`Node "${place.nodeId}": ${message}`,
    ...(fix === undefined ? {} : { fix }),
  }
}

/** A finding at a flow as a whole. */
export function atFlow(flow: Flow, names: readonly (string | number)[], message: Words, fix?: Words): Finding {
  return {
    file: filePath('flow', flow.id),
    path: pointerOf(names),
    message: words`Flow "${flow.id}": ${message}`,
    ...(fix === undefined ? {} : { fix }),
  }
}

/** "Did you mean …?" when a word is near, else what else to do. */
export function suggest(near: string | null, otherwise: Words): Words {
  return near === null ? otherwise : words`Did you mean "${near}"? ${otherwise}`
}

/** A place within a node in words: `"text" of item 1 of "content"`. */
export function describeWithin({ flow, path }: NodePlace, names: readonly (string | number)[]): Value {
  return describePlace('flow', flow, path + pointerOf(names)).within ?? ''
}
