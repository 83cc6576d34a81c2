import type { CanvasItem, ExitEdge } from './CanvasItem.ts'
import '@xyflow/react/dist/base.css'
import {
  Background,
  type EdgeTypes,
  MarkerType,
  type NodeTypes,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  type Viewport,
} from '@xyflow/react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor/DesignerContext.ts'
import { useMay } from '../editor/useMay.ts'
import { closeTopmost } from '../focus/useEscape.ts'
import { CanvasControls } from './CanvasControls.tsx'
import { CountScale } from './CountScale.tsx'
import { ExitLine } from './ExitLine.tsx'
import { FAR, FarContext, MANY } from './Far.ts'
import { FarEdges } from './FarEdges.tsx'
import css from './FlowCanvas.module.css'
import { GroupFrame } from './GroupFrame.tsx'
import { LabelLayerContext, useFindLabelLayer } from './LabelLayer.ts'
import { NodeCard } from './NodeCard.tsx'
import { NoteCard } from './NoteCard.tsx'
import { Overview } from './Overview.tsx'
import { Palette } from './Palette.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useArrange } from './useArrange.ts'
import { useCanvasEvents } from './useCanvasEvents.ts'
import { useCanvasOrders } from './useCanvasOrders.ts'
import { useCanvasWords } from './useCanvasWords.ts'
import { useOpeningView } from './useOpeningView.ts'
import { useProjection } from './useProjection.ts'
import { useReveal } from './useReveal.ts'

const NODE_TYPES: NodeTypes = { card: NodeCard, note: NoteCard, group: GroupFrame }
const EDGE_TYPES: EdgeTypes = { exit: ExitLine }
const EDGE_OPTIONS = {
  // Of one size, however thick the line is.
  markerEnd: { type: MarkerType.ArrowClosed, width: 24, height: 24, markerUnits: 'userSpaceOnUse' },
  reconnectable: 'target',
} as const
/** Beside the palette, so that it covers nothing when a flow is opened. */
const FIT = { padding: { top: '40px', right: '40px', bottom: '40px', left: '90px' }, maxZoom: 1 } as const
const FIT_WIDE = { ...FIT, padding: { ...FIT.padding, left: '250px' } } as const
const MULTIPLE = ['Meta', 'Control']
const NO_EDGES: ExitEdge[] = []

const isOnItem = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('.react-flow__node, .react-flow__edge')

/** The flow as cards and edges. A projection of the document: nothing is kept here but what a drag or a measurement is about. */
export const FlowCanvas = ({ flowId }: { readonly flowId: string }) => (
  <ReactFlowProvider key={flowId}>
    <Canvas flowId={flowId} />
  </ReactFlowProvider>
)

function Canvas({ flowId }: { readonly flowId: string }) {
  const { t } = useTranslation()
  const theme = useEditor((state) => state.theme)
  const projection = useProjection(flowId)
  const { nodes, edges, setNodes } = projection
  const fit = useEditor((state) => state.isPaletteOpen) ? FIT_WIDE : FIT
  const events = useCanvasEvents(projection)
  const mayEdit = useMay('designer')
  const isCounted = useEditor(({ counts }) => counts !== null)
  const isLarge = nodes.length > MANY
  const words = useCanvasWords()
  const section = useRef<HTMLElement>(null)
  const labels = useFindLabelLayer(section)
  // A large flow is fitted into view first.
  const [isFarAway, setFarAway] = useState(true)
  const isFar = isLarge && isFarAway
  const onMove = useCallback((_event: unknown, { zoom }: Viewport) => setFarAway(zoom < FAR), [])
  useReveal(fit)
  const showStart = useOpeningView(fit, Number.parseInt(fit.padding.left, 10))
  const { arrange } = useArrange(setNodes, showStart)
  useCanvasOrders(fit, arrange)
  return (
    <section
      ref={section}
      className={css.canvas}
      aria-label={t('areas.canvas')}
      tabIndex={-1}
      data-heir=".react-flow__node.selected"
      onKeyDownCapture={(event) => {
        // A card that hears Escape is selected no more; what is open beside it closes before that.
        if (event.key !== 'Escape' || !isOnItem(event.target) || !closeTopmost()) return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <FarContext value={isFar}>
        <LabelLayerContext value={labels}>
          <ReactFlow<CanvasItem, ExitEdge>
            nodes={nodes}
            edges={isFar ? NO_EDGES : edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            defaultEdgeOptions={EDGE_OPTIONS}
            colorMode={theme}
            ariaLabelConfig={words}
            fitView
            fitViewOptions={fit}
            minZoom={0.03}
            maxZoom={2}
            deleteKeyCode={null}
            nodesDraggable={mayEdit}
            nodesConnectable={mayEdit}
            multiSelectionKeyCode={MULTIPLE}
            selectionKeyCode="Shift"
            panOnScroll
            zoomOnDoubleClick={false}
            onlyRenderVisibleElements={isLarge}
            elevateNodesOnSelect={false}
            onMove={onMove}
            onNodesChange={events.onNodesChange}
            onEdgesChange={events.onEdgesChange}
            onNodeDragStart={events.onDragStart}
            onNodeDrag={events.onDrag}
            onNodeDragStop={events.onDragStop}
            onSelectionDragStart={events.onSelectionDragStart}
            onSelectionDrag={events.onSelectionDrag}
            onSelectionDragStop={events.onSelectionDragStop}
            onConnect={events.onConnect}
            onConnectEnd={events.onConnectEnd}
            onReconnect={events.onReconnect}
            onPaneClick={events.onPaneClick}
            onDragOver={events.onDragOver}
            onDrop={events.onDrop}
          >
            <Background gap={22} size={1.6} />
            {isFar && <FarEdges items={nodes} edges={edges} />}
            {isCounted && <CountScale />}
            <CanvasControls fit={fit} mayEdit={mayEdit} />
            {mayEdit && <SelectionBar />}
            <Panel position="bottom-right">
              <Overview items={nodes} />
            </Panel>
            <Panel position="top-left" className={css.palette ?? ''}>
              <Palette onChoose={events.addInView} />
            </Panel>
          </ReactFlow>
        </LabelLayerContext>
      </FarContext>
    </section>
  )
}
