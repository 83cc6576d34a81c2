import { useMemo } from 'react'
import type { Label } from '../document/history.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { openResource } from '../editor/EditorStore.ts'

/** Undo and redo, which go to the flow where the step happened and select what it was about. */
export function useHistorySteps(): { readonly undo: () => void; readonly redo: () => void } {
  const { document, editor } = useDesigner()
  return useMemo(() => {
    const show = (label: Label | null) => {
      if (label?.resource !== undefined) openResource(editor, label.resource)
      if (label?.flowId == null) return
      const flow = document.getState().history.present.flows[label.flowId]
      const selectedNodes = label.nodeIds.filter((id) => flow !== undefined && Object.hasOwn(flow.nodes, id))
      editor.setState({
        flowId: label.flowId,
        resource: null,
        selectedNodes,
        selectedExits: [],
        selectedAnnotations: [],
      })
    }
    return { undo: () => show(document.undo()), redo: () => show(document.redo()) }
  }, [document, editor])
}
