import '@xyflow/react/dist/base.css'
import {
  Background,
  Controls,
  type EdgeTypes,
  MarkerType,
  type NodeTypes,
  ReactFlow,
  useNodesInitialized,
  useNodesState,
  useReactFlow,
} from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Drawing } from '../document/Drawing.ts'
import { type DiffedNode, diffDrawings } from '../document/diffDrawings.ts'
import { useEditor } from '../editor/DesignerContext.ts'
import css from './DiffCanvas.module.css'
import { DiffCard, type DiffCardNode } from './DiffCard.tsx'
import { type DiffEdge, DiffLine } from './DiffLine.tsx'
import flowCanvas from './FlowCanvas.module.css'

const NODE_TYPES: NodeTypes = { diffCard: DiffCard }
const EDGE_TYPES: EdgeTypes = { diffLine: DiffLine }
const FIT = { padding: 0.08, maxZoom: 1 } as const
/** From here on only what is in view is drawn. */
const MANY = 150

type Props = { readonly before: Drawing; readonly after: Drawing }

/** Two versions of a flow as one picture: what came, went, changed or only moved, by colour, by sign and in words. Nothing can be edited here. */
export function DiffCanvas({ before, after }: Props) {
  const { t } = useTranslation()
  const theme = useEditor((state) => state.theme)
  const diffed = useMemo(() => diffDrawings(before, after), [before, after])
  const edges = useMemo(() => diffed.flatMap(edgesOf), [diffed])
  // The canvas keeps what it measures, and nothing else changes.
  const [nodes, setNodes, onNodesChange] = useNodesState<DiffCardNode>([])
  useEffect(() => setNodes(diffed.map(cardOf)), [diffed, setNodes])
  return (
    <section className={`${flowCanvas.canvas} ${css.canvas}`} aria-label={t('history.picture')}>
      <ReactFlow<DiffCardNode, DiffEdge>
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={theme}
        minZoom={0.05}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnScroll
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={nodes.length > MANY}
      >
        <FitOnceDrawn />
        <Background gap={22} size={1.6} />
        <Controls showInteractive={false} fitViewOptions={FIT} />
      </ReactFlow>
    </section>
  )
}

/** Fits the view when the cards have been measured: a dialog is drawn before it is open, and then nothing has a size. */
function FitOnceDrawn() {
  const isReady = useNodesInitialized()
  const { fitView } = useReactFlow()
  useEffect(() => {
    if (!isReady) return
    const frame = requestAnimationFrame(() => void fitView(FIT))
    return () => cancelAnimationFrame(frame)
  }, [isReady, fitView])
  return null
}

const cardOf = (diffed: DiffedNode): DiffCardNode => ({
  id: diffed.id,
  type: 'diffCard',
  position: diffed.place,
  data: diffed,
})

const edgesOf = ({ id, node, exits }: DiffedNode): DiffEdge[] =>
  exits.map(({ name, to, mark }) => ({
    id: `${id} ${name} ${to}`,
    type: 'diffLine',
    source: id,
    target: to,
    markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
    data: { node, exit: name, mark },
  }))
