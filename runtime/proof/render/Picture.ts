import type { NodeType } from '../../../schemas/flow.ts'

/** What became of a thing between two versions; in a picture of one version everything is the same. */
export type Mark = 'same' | 'added' | 'removed' | 'changed'

/** An exit that leads somewhere. One that was rewired stands twice: removed and added. */
export type PictureExit = { readonly name: string; readonly to: string; readonly mark: Mark }

export type PictureNode = {
  readonly id: string
  readonly type: NodeType
  /** what it does, on one line */
  readonly line: string
  readonly isStart: boolean
  readonly mark: Mark
  /** the id it had in the older version, when that was another */
  readonly was?: string
  readonly exits: readonly PictureExit[]
}

/** A flow as something to look at: cards and the arrows between them. Exits lead to nodes of the picture only. */
export type Picture = { readonly name: string; readonly nodes: readonly PictureNode[] }
