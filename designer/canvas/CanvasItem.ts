import type { Node as CanvasNode, Edge } from '@xyflow/react'
import type { Node } from '../../schemas/flow.ts'
import type { Group, Note } from '../document/annotations.ts'

/** A node of the flow as a card; the canvas holds no more of it than this. */
export type CardNode = CanvasNode<
  {
    readonly node: Node
    readonly exits: readonly string[]
    readonly wired: string
    readonly isStart: boolean
    /** the names of those that lead to it */
    readonly entries: string
  },
  'card'
>
/** A wired exit as an edge. */
export type ExitEdge = Edge<
  {
    readonly node: Node
    readonly exit: string
    /** how far along the edge its label stands, so that those of edges to the same node do not cover each other */
    readonly labelAt: number
  },
  'exit'
>

export type NoteNode = CanvasNode<{ readonly id: string; readonly note: Note }, 'note'>
export type GroupNode = CanvasNode<{ readonly id: string; readonly group: Group }, 'group'>
export type AnnotationNode = NoteNode | GroupNode

/** What stands on the canvas, from back to front: frames, cards, notes. */
export type CanvasItem = CardNode | AnnotationNode
