import { useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { useDesigner } from '../editor/DesignerContext.ts'

/** Brings nodes into view when something else asks for them: a problem, a search, an undo. */
export function useReveal(): void {
  const { editor } = useDesigner()
  const { fitView } = useReactFlow()
  useEffect(() => {
    const show = (nodeIds: readonly string[]) =>
      void fitView({ nodes: nodeIds.map((id) => ({ id })), duration: 300, maxZoom: 1, padding: 0.6 })
    const asked = editor.getState().reveal
    if (asked !== null) show(asked.nodeIds)
    return editor.subscribe((state, before) => {
      if (state.reveal !== null && state.reveal !== before.reveal) show(state.reveal.nodeIds)
    })
  }, [editor, fitView])
}
