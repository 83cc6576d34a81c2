import { useCallback } from 'react'
import type { NodeType } from '../../schemas/flow.ts'
import { addNode } from '../document/commands/addNode.ts'
import { connect } from '../document/commands/connect.ts'
import { insertOnEdge } from '../document/commands/insertOnEdge.ts'
import { createNode, wantedId } from '../document/createNode.ts'
import type { Drawing, Point } from '../document/Drawing.ts'
import type { Purpose } from '../document/nextPlace.ts'
import { freeId } from '../document/slug.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'
import { useEdit } from '../editor/useEdit.ts'

/** Makes a new node for a purpose, as one step of undo, and selects it. */
export function useAddNode(): (type: NodeType, at: Point, purpose: Purpose) => void {
  const { document, editor } = useDesigner()
  const edit = useEdit()
  return useCallback(
    (type, at, purpose) => {
      const workspace = document.getState().history.present
      const flow = workspace.flows[editor.getState().flowId ?? '']
      if (flow === undefined) return
      const node = createNode(type, { workspace, flow })
      const id = freeId(wantedId(node), (taken) => Object.hasOwn(flow.nodes, taken))
      const { flows } = workspace
      const added = { id, node, at }
      const isDone =
        purpose.kind === 'insert'
          ? edit('insertOnEdge', insertOnEdge, { ...purpose, ...added, flows }, { nodeIds: [id] })
          : purpose.kind === 'connect'
            ? edit('addNode', addAtExit, { ...purpose, ...added, flows }, { nodeIds: [id] })
            : edit('addNode', addNode, added, { nodeIds: [id] })
      if (!isDone) return
      select(editor, [id])
      editor.setState({ reveal: { nodeIds: [id] } })
    },
    [document, editor, edit],
  )
}

/** A new node at the end of an exit: both in one step. */
function addAtExit(drawing: Drawing, args: Parameters<typeof insertOnEdge>[1]) {
  const added = addNode(drawing, args)
  return added.ok ? connect(added.value, { from: args.from, exit: args.exit, to: args.id, flows: args.flows }) : added
}
