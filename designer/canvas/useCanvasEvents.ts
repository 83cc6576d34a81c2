import {
  applyEdgeChanges,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  useReactFlow,
} from '@xyflow/react'
import { type DragEvent, useMemo } from 'react'
import type { NodeType } from '../../schemas/flow.ts'
import { type AnnotationKey, annotationKey, readAnnotationKey } from '../document/annotations.ts'
import { connect } from '../document/commands/connect.ts'
import { PALETTE_TYPES } from '../document/createNode.ts'
import type { Point } from '../document/Drawing.ts'
import type { Purpose } from '../document/nextPlace.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'
import { useEdit } from '../editor/useEdit.ts'
import { applyItemChanges } from './applyItemChanges.ts'
import type { CanvasItem, ExitEdge } from './CanvasItem.ts'
import { DRAGGED_TYPE } from './NodeTypeList.tsx'
import { useAddNode } from './useAddNode.ts'
import { useMoves } from './useMoves.ts'
import type { Projection } from './useProjection.ts'

/** What a new card's upper left corner is away from the place that was pointed at. */
const OFFSET: Point = { x: 16, y: 22 }

/** Turns what happens on the canvas into commands and selections. The functions stay the same, so the canvas is not set up anew by an edit. */
export function useCanvasEvents({ setNodes, setEdges }: Pick<Projection, 'setNodes' | 'setEdges'>) {
  const { document, editor } = useDesigner()
  const edit = useEdit()
  const addNode = useAddNode()
  const moves = useMoves(setNodes)
  const { getNodes, screenToFlowPosition } = useReactFlow()
  return useMemo(() => {
    const ask = (purpose: Purpose, at: Point, screen: Point) =>
      editor.setState({ asked: { kind: 'nodeType', purpose, at, screen } })
    const lead = ({ source, sourceHandle, target }: Connection) => {
      if (sourceHandle === null) return
      const { flows } = document.getState().history.present
      edit('connect', connect, { from: source, exit: sourceHandle, to: target, flows }, { nodeIds: [source, target] })
    }
    return {
      ...moves,
      addInView: (type: NodeType) => {
        const canvas = window.document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect()
        const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 3 }
        // Several in a row do not cover each other.
        const shift = 28 * (getNodes().length % 6)
        const at = screenToFlowPosition({ x: middle.x + shift, y: middle.y + shift })
        addNode(type, at, { kind: 'add' })
      },
      onNodesChange: (changes: NodeChange<CanvasItem>[]) => {
        setNodes((items) => applyItemChanges(changes, items))
        moves.byKeys(changes)
        const picks = changes.filter((change) => change.type === 'select')
        if (picks.length === 0) return
        const { selectedNodes, selectedExits, selectedAnnotations } = editor.getState()
        const nodes = new Set(selectedNodes)
        const annotations = new Set<AnnotationKey>(selectedAnnotations)
        for (const { id, selected } of picks) {
          const named = readAnnotationKey(id)
          if (named === null) selected ? nodes.add(id) : nodes.delete(id)
          else {
            const key = annotationKey(named.kind, named.id)
            selected ? annotations.add(key) : annotations.delete(key)
          }
        }
        select(editor, [...nodes], selectedExits, [...annotations])
      },
      onEdgesChange: (changes: EdgeChange<ExitEdge>[]) => {
        setEdges((edges) => applyEdgeChanges(changes, edges))
        const picks = changes.filter((change) => change.type === 'select')
        if (picks.length === 0) return
        const { selectedNodes, selectedExits, selectedAnnotations } = editor.getState()
        const next = new Map(selectedExits.map((exit) => [`${exit.from}/${exit.exit}`, exit]))
        for (const { id, selected } of picks) {
          const [from = '', exit = ''] = id.split('/')
          selected ? next.set(id, { from, exit }) : next.delete(id)
        }
        select(editor, selectedNodes, [...next.values()], selectedAnnotations)
      },
      onConnect: lead,
      onReconnect: (_edge: ExitEdge, connection: Connection) => lead(connection),
      onConnectEnd: (
        event: MouseEvent | TouchEvent,
        { isValid, toNode, fromHandle, fromNode }: FinalConnectionState,
      ) => {
        if (isValid === true || toNode !== null || fromHandle?.type !== 'source' || fromNode === null) return
        const { clientX, clientY } =
          'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event
        const screen = { x: clientX, y: clientY }
        const at = screenToFlowPosition(screen)
        ask(
          { kind: 'connect', from: fromNode.id, exit: fromHandle.id ?? 'next' },
          { x: at.x, y: at.y - OFFSET.y },
          screen,
        )
      },
      onPaneClick: (event: { readonly detail: number; readonly clientX: number; readonly clientY: number }) => {
        if (event.detail !== 2) return
        const screen = { x: event.clientX, y: event.clientY }
        ask({ kind: 'add' }, screenToFlowPosition(screen), screen)
      },
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(DRAGGED_TYPE)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      },
      onDrop: (event: DragEvent) => {
        const type = PALETTE_TYPES.find((known) => known === event.dataTransfer.getData(DRAGGED_TYPE))
        if (type === undefined) return
        event.preventDefault()
        const at = screenToFlowPosition({ x: event.clientX, y: event.clientY })
        addNode(type, { x: at.x - OFFSET.x, y: at.y - OFFSET.y }, { kind: 'add' })
      },
    }
  }, [document, editor, edit, addNode, moves, getNodes, screenToFlowPosition, setNodes, setEdges])
}
