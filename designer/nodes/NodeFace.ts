import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Node, NodeType } from '../../schemas/flow.ts'

export type NodeOf<T extends NodeType> = Extract<Node, { readonly type: T }>

/** What a card shows under its title. It draws the node alone: no handles, no selection, nothing of the canvas. */
export type CardProps<T extends NodeType> = {
  readonly node: NodeOf<T>
  /** the language in which texts are shown */
  readonly language: string
}

/** A node's settings. `onChange` gets the whole new node; edits with the same `key` in quick succession are one step of undo. */
export type FormProps<T extends NodeType> = {
  readonly id: string
  readonly node: NodeOf<T>
  readonly onChange: (node: NodeOf<T>, key?: string) => void
  /** renames an option, rule, case, branch or outcome together with its exit */
  readonly onRenameExit: (from: string, to: string) => boolean
}

/** The kinds of work that a node does; each has a colour in tokens.css. */
export type NodeGroup = 'talk' | 'listen' | 'decide' | 'hand' | 'data'

/** How a node type looks: its card, its form, its icon, its place in the palette. Names and help are in the catalogues: `nodes.<type>`. */
export type NodeFace<T extends NodeType> = {
  readonly group: NodeGroup
  readonly icon: LucideIcon
  readonly Card: ComponentType<CardProps<T>>
  readonly Form: ComponentType<FormProps<T>>
}
