import { useMemo } from 'react'
import type { Label } from '../document/history.ts'
import { useDesigner } from '../editor/DesignerContext.ts'

/** Undo and redo, which go to the flow where the step happened and select what it was about. */
export function useHistorySteps(): { readonly undo: () => void; readonly redo: () => void } {
  const { document, editor } = useDesigner()
  return useMemo(() => {
    const show = (label: Label | null) => {
      if (label?.flowId == null) return
      const flow = document.getState().history.present.flows[label.flowId]
      const selectedNodes = label.nodeIds.filter((id) => flow !== undefined && Object.hasOwn(flow.nodes, id))
      editor.setState({ flowId: label.flowId, selectedNodes, selectedExits: [] })
    }
    return { undo: () => show(document.undo()), redo: () => show(document.redo()) }
  }, [document, editor])
}
