import '@xyflow/react/dist/base.css'
import {
  applyEdgeChanges,
  applyNodeChanges,
  Background,
  Controls,
  type EdgeTypes,
  MarkerType,
  MiniMap,
  type NodeTypes,
  Panel,
  ReactFlow,
  ReactFlowProvider,
} from '@xyflow/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor/DesignerContext.ts'
import { useMay } from '../editor/useMay.ts'
import { ExitLine } from './ExitLine.tsx'
import css from './FlowCanvas.module.css'
import { GroupFrame } from './GroupFrame.tsx'
import { NodeCard } from './NodeCard.tsx'
import { NoteCard } from './NoteCard.tsx'
import { Palette } from './Palette.tsx'
import type { CanvasItem, ExitEdge } from './project.ts'
import { useArrange } from './useArrange.ts'
import { useCanvasEvents } from './useCanvasEvents.ts'
import { useCanvasOrders } from './useCanvasOrders.ts'
import { useOpeningView } from './useOpeningView.ts'
import { useProjection } from './useProjection.ts'
import { useReveal } from './useReveal.ts'

const NODE_TYPES: NodeTypes = { card: NodeCard, note: NoteCard, group: GroupFrame }
const EDGE_TYPES: EdgeTypes = { exit: ExitLine }
const EDGE_OPTIONS = {
  markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
  reconnectable: 'target',
} as const
/** Beside the palette, so that it covers nothing when a flow is opened. */
const FIT = { padding: { top: '40px', right: '40px', bottom: '40px', left: '90px' }, maxZoom: 1 } as const
const FIT_WIDE = { ...FIT, padding: { ...FIT.padding, left: '250px' } } as const
/** From here on only what is in view is drawn; below, drawing everything makes panning smoother. */
const MANY = 150

/** The flow as cards and edges. A projection of the document: nothing is kept here but what a drag or a measurement is about. */
export const FlowCanvas = ({ flowId }: { readonly flowId: string }) => (
  <ReactFlowProvider key={flowId}>
    <Canvas flowId={flowId} />
  </ReactFlowProvider>
)

function Canvas({ flowId }: { readonly flowId: string }) {
  const { t } = useTranslation()
  const theme = useEditor((state) => state.theme)
  const { nodes, edges, setNodes, setEdges } = useProjection(flowId)
  const fit = useEditor((state) => state.isPaletteOpen) ? FIT_WIDE : FIT
  const events = useCanvasEvents(setNodes)
  const mayEdit = useMay('designer')
  const section = useRef<HTMLElement>(null)
  useReveal()
  const showStart = useOpeningView(fit, Number.parseInt(fit.padding.left, 10))
  const { arrange } = useArrange(setNodes, showStart)
  useCanvasOrders(fit, arrange)
  return (
    <section ref={section} className={css.canvas} aria-label={t('areas.canvas')}>
      <ReactFlow<CanvasItem, ExitEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        defaultEdgeOptions={EDGE_OPTIONS}
        colorMode={theme}
        fitView
        fitViewOptions={fit}
        minZoom={0.05}
        maxZoom={2}
        deleteKeyCode={null}
        nodesDraggable={mayEdit}
        nodesConnectable={mayEdit}
        multiSelectionKeyCode={MULTIPLE}
        selectionKeyCode="Shift"
        panOnScroll
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={nodes.length > MANY}
        onNodesChange={(changes) => {
          setNodes((current) => applyNodeChanges(changes, current))
          events.onNodesChange(changes)
        }}
        onEdgesChange={(changes) => {
          setEdges((current) => applyEdgeChanges(changes, current))
          events.onEdgesChange(changes)
        }}
        onMove={(_event, { zoom }) => section.current?.toggleAttribute('data-far', zoom < FAR && nodes.length > MANY)}
        elevateNodesOnSelect={false}
        onNodeDragStart={events.onDragStart}
        onNodeDrag={events.onDrag}
        onSelectionDragStart={events.onSelectionDragStart}
        onSelectionDrag={events.onSelectionDrag}
        onNodeDragStop={events.onDragStop}
        onSelectionDragStop={events.onSelectionDragStop}
        onConnect={events.onConnect}
        onConnectEnd={events.onConnectEnd}
        onReconnect={events.onReconnect}
        onPaneClick={events.onPaneClick}
        onDragOver={events.onDragOver}
        onDrop={events.onDrop}
      >
        <Background gap={22} size={1.6} />
        <Controls showInteractive={false} fitViewOptions={fit} />
        <MiniMap
          pannable
          zoomable
          ariaLabel={t('canvas.minimap')}
          nodeBorderRadius={20}
          nodeClassName={classInOverview}
        />
        <Panel position="top-left" className={css.palette ?? ''}>
          <Palette onChoose={events.addInView} />
        </Panel>
      </ReactFlow>
    </section>
  )
}

const classInOverview = ({ type }: { readonly type?: string | undefined }) =>
  (type === 'note' ? css.overviewNote : type === 'group' ? css.overviewGroup : '') ?? ''

/** In a large flow, farther away than this nothing on a card can be read, and drawing it costs frames: cards become plain boxes by CSS, without rendering. */
const FAR = 0.3
const MULTIPLE = ['Meta', 'Control']
