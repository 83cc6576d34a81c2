import { type Dispatch, type SetStateAction, useLayoutEffect, useMemo, useState } from 'react'
import { drawingOf } from '../document/Command.ts'
import { withPlaces } from '../document/withPlaces.ts'
import { useEditor, useWorkspace } from '../editor/DesignerContext.ts'
import { type CardNode, type ExitEdge, projectEdges, projectNodes } from './project.ts'

type Projection = {
  readonly nodes: CardNode[]
  readonly edges: ExitEdge[]
  readonly setNodes: Dispatch<SetStateAction<CardNode[]>>
  readonly setEdges: Dispatch<SetStateAction<ExitEdge[]>>
}

/** The cards and edges of a flow, kept in step with the document and the selection; drags change them until they are committed. */
export function useProjection(flowId: string): Projection {
  const workspace = useWorkspace()
  const selectedNodes = useEditor((state) => state.selectedNodes)
  const selectedExits = useEditor((state) => state.selectedExits)
  const flow = workspace.flows[flowId]
  const layout = workspace.layouts[flowId]
  const places = useEditor(({ arranged }) => arranged[flowId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing is another only when the flow, its layout or its places are
  const drawing = useMemo(() => {
    const own = drawingOf(workspace, flowId)
    return own === null ? null : withPlaces(own, places)
  }, [flow, layout, places, flowId])
  const { flows } = workspace
  const looks = { flows, selectedNodes, selectedExits }
  const [nodes, setNodes] = useState<CardNode[]>(() => (drawing === null ? [] : projectNodes(drawing, looks, [])))
  const [edges, setEdges] = useState<ExitEdge[]>(() => (drawing === null ? [] : projectEdges(drawing, looks, [])))
  useLayoutEffect(() => {
    if (drawing === null) return
    const looks = { flows, selectedNodes, selectedExits }
    setNodes((before) => projectNodes(drawing, looks, before))
    setEdges((before) => projectEdges(drawing, looks, before))
  }, [drawing, flows, selectedNodes, selectedExits])
  return { nodes, edges, setNodes, setEdges }
}
