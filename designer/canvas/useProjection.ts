import { type Dispatch, type SetStateAction, useLayoutEffect, useMemo, useState } from 'react'
import { drawingOf } from '../document/Command.ts'
import type { Drawing } from '../document/Drawing.ts'
import { withPlaces } from '../document/withPlaces.ts'
import { useEditor, useWorkspace } from '../editor/DesignerContext.ts'
import type { CanvasItem, ExitEdge } from './CanvasItem.ts'
import { type Looks, projectEdges, projectNodes } from './project.ts'
import { projectAnnotations } from './projectAnnotations.ts'

export type Projection = {
  readonly nodes: CanvasItem[]
  readonly edges: ExitEdge[]
  readonly setNodes: Dispatch<SetStateAction<CanvasItem[]>>
  readonly setEdges: Dispatch<SetStateAction<ExitEdge[]>>
}

/** The cards, edges, notes and groups of a flow, kept in step with the document and the selection; drags change them until they are committed. */
export function useProjection(flowId: string): Projection {
  const workspace = useWorkspace()
  const selectedNodes = useEditor((state) => state.selectedNodes)
  const selectedExits = useEditor((state) => state.selectedExits)
  const selectedAnnotations = useEditor((state) => state.selectedAnnotations)
  const flow = workspace.flows[flowId]
  const layout = workspace.layouts[flowId]
  const places = useEditor(({ arranged }) => arranged[flowId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing is another only when the flow, its layout or its places are
  const drawing = useMemo(() => {
    const own = drawingOf(workspace, flowId)
    return own === null ? null : withPlaces(own, places)
  }, [flow, layout, places, flowId])
  const { flows } = workspace
  const looks = { flows, selectedNodes, selectedExits, selectedAnnotations }
  const [nodes, setNodes] = useState<CanvasItem[]>(() => (drawing === null ? [] : projectItems(drawing, looks, [])))
  const [edges, setEdges] = useState<ExitEdge[]>(() => (flow === undefined ? [] : projectEdges(flow, looks, [])))
  useLayoutEffect(() => {
    const looks = { flows, selectedNodes, selectedAnnotations }
    if (drawing !== null) setNodes((before) => projectItems(drawing, looks, before))
  }, [drawing, flows, selectedNodes, selectedAnnotations])
  // Apart from the cards: edges are others only when the flow is, not when a card is moved or selected.
  useLayoutEffect(() => {
    if (flow !== undefined) setEdges((before) => projectEdges(flow, { flows, selectedExits }, before))
  }, [flow, flows, selectedExits])
  return { nodes, edges, setNodes, setEdges }
}

type ItemLooks = Pick<Looks, 'flows' | 'selectedNodes' | 'selectedAnnotations'>

function projectItems(drawing: Drawing, looks: ItemLooks, before: CanvasItem[]): CanvasItem[] {
  const { groups, notes } = projectAnnotations(drawing.layout, looks.selectedAnnotations, before)
  const items = [...groups, ...projectNodes(drawing, looks, before), ...notes]
  // When nothing of them changes, as after a drop, the canvas is not set up anew.
  return items.length === before.length && items.every((item, index) => item === before[index]) ? before : items
}
