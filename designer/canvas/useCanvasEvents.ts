import {
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  useReactFlow,
} from '@xyflow/react'
import { type Dispatch, type DragEvent, type SetStateAction, useCallback, useRef } from 'react'
import type { NodeType } from '../../schemas/flow.ts'
import { type AnnotationKey, annotationKey, readAnnotationKey } from '../document/annotations.ts'
import { connect } from '../document/commands/connect.ts'
import { moveItems } from '../document/commands/moveItems.ts'
import { NODE_TYPES } from '../document/createNode.ts'
import type { Point } from '../document/Drawing.ts'
import type { Purpose } from '../document/nextPlace.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'
import { useEdit } from '../editor/useEdit.ts'
import { DRAGGED_TYPE } from './NodeTypeList.tsx'
import type { CanvasItem, ExitEdge } from './project.ts'
import { useAddNode } from './useAddNode.ts'
import { useCarry } from './useCarry.ts'

/** What a new card's upper left corner is away from the place that was pointed at. */
const OFFSET: Point = { x: 16, y: 22 }

/** Turns what happens on the canvas into commands and selections. */
export function useCanvasEvents(setNodes: Dispatch<SetStateAction<CanvasItem[]>>) {
  const { document, editor } = useDesigner()
  const edit = useEdit()
  const addNode = useAddNode()
  const { getNodes, screenToFlowPosition } = useReactFlow()
  const ask = (purpose: Purpose, at: Point, screen: Point) =>
    editor.setState({ asked: { kind: 'nodeType', purpose, at, screen } })

  const lead = useCallback(
    ({ source, sourceHandle, target }: Connection) => {
      if (sourceHandle === null) return
      const { flows } = document.getState().history.present
      edit('connect', connect, { from: source, exit: sourceHandle, to: target, flows }, { nodeIds: [source, target] })
    },
    [document, edit],
  )
  const isDragging = useRef(false)
  const carry = useCarry(setNodes)
  const move = useCallback(
    (places: { readonly [key: string]: Point }, key?: string) => {
      const nodeIds = Object.keys(places).filter((id) => readAnnotationKey(id) === null)
      edit('moveNodes', moveItems, { places }, { nodeIds, ...(key === undefined ? {} : { key }) })
    },
    [edit],
  )
  const drop = (items: readonly CanvasItem[]) => {
    isDragging.current = false
    move({ ...carry.stop(items), ...Object.fromEntries(items.map(({ id, position }) => [id, position])) })
  }
  /** The arrow keys move without a drag; a burst of them is one step of undo. */
  const moveByKeys = (changes: readonly NodeChange<CanvasItem>[]) => {
    const moves = changes.filter((change) => change.type === 'position')
    if (moves.some(({ dragging }) => dragging === true)) isDragging.current = true
    if (isDragging.current) return
    const placed = moves.flatMap(({ id, position }) => (position === undefined ? [] : [[id, position] as const]))
    if (placed.length === 0) return
    const places = Object.fromEntries(placed)
    move({ ...carry.alongWith(places), ...places }, `move/${Object.keys(places).join()}`)
  }

  return {
    addInView: (type: NodeType) => {
      const canvas = window.document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect()
      const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 3 }
      // Several in a row do not cover each other.
      const shift = 28 * (getNodes().length % 6)
      const at = screenToFlowPosition({ x: middle.x + shift, y: middle.y + shift })
      addNode(type, at, { kind: 'add' })
    },
    onNodesChange: (changes: readonly NodeChange<CanvasItem>[]) => {
      moveByKeys(changes)
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
    onEdgesChange: (changes: readonly EdgeChange<ExitEdge>[]) => {
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
    onDragStart: (_event: unknown, _item: CanvasItem, items: CanvasItem[]) => carry.start(items),
    onDrag: (_event: unknown, _item: CanvasItem, items: CanvasItem[]) => carry.drag(items),
    onDragStop: (_event: unknown, _item: CanvasItem, items: CanvasItem[]) => drop(items),
    onSelectionDragStart: (_event: unknown, items: CanvasItem[]) => carry.start(items),
    onSelectionDrag: (_event: unknown, items: CanvasItem[]) => carry.drag(items),
    onSelectionDragStop: (_event: unknown, items: CanvasItem[]) => drop(items),
    onConnect: lead,
    onReconnect: (_edge: ExitEdge, connection: Connection) => lead(connection),
    onConnectEnd: (event: MouseEvent | TouchEvent, { isValid, toNode, fromHandle, fromNode }: FinalConnectionState) => {
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
      const type = NODE_TYPES.find((known) => known === event.dataTransfer.getData(DRAGGED_TYPE))
      if (type === undefined) return
      event.preventDefault()
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY })
      addNode(type, { x: at.x - OFFSET.x, y: at.y - OFFSET.y }, { kind: 'add' })
    },
  }
}
