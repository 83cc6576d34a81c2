import type { Json, Node } from '../../../schemas/flow.ts'
import type { FileKind } from '../../engine/files/FileKind.ts'
import type { Edit } from './Edit.ts'
import type { Rename } from './Rename.ts'

/** What an edit means in the words of the field. Ids are those of the newer version. */
export type Meaning =
  | { readonly what: 'nodeAdded'; readonly node: string; readonly type: Node['type'] }
  | { readonly what: 'nodeRemoved'; readonly node: string; readonly type: Node['type'] }
  | { readonly what: 'nodeReplaced'; readonly node: string; readonly from: string; readonly to: string }
  | { readonly what: 'exitRewired'; readonly node: string; readonly exit: string }
  /** `language`: '' for a text that holds in every language */
  | { readonly what: 'textChanged'; readonly node?: string; readonly place: string; readonly language: string }
  | KeywordMeaning
  /** an item of a list: an option, a rule, a case, a skill … */
  | { readonly what: 'itemAdded' | 'itemRemoved'; readonly node?: string; readonly list: string; readonly item: string }
  | { readonly what: 'itemsReordered'; readonly node?: string; readonly list: string }
  | { readonly what: 'boxMoved' | 'boxAdded' | 'boxRemoved'; readonly node: string }
  /** any other; `place` is the path within the node, or within the file */
  | { readonly what: 'settingChanged'; readonly node?: string; readonly place: string }

type KeywordMeaning = {
  readonly what: 'keywordAdded' | 'keywordRemoved'
  readonly node: string
  /** the rule or option; '' for a bot's escape words */
  readonly rule: string
  /** '' for keywords that hold in every language */
  readonly language: string
  readonly keyword: string
}

export type Change = { readonly means: Meaning; readonly edit: Edit }

/** A keyword that leads to another rule or option of the same node than before. Its edits are among the changes. */
export type KeywordMove = {
  readonly node: string
  readonly language: string
  readonly keyword: string
  readonly from: string
  readonly to: string
}

export type FileDiff = {
  /** path within the workspace */
  readonly file: string
  readonly kind: FileKind
  readonly id: string
} & (
  | { readonly change: 'added'; readonly value: Json }
  | { readonly change: 'removed' }
  | {
      readonly change: 'changed'
      /** nodes that have another id now; the paths of the changes name them by it */
      readonly renames: readonly Rename[]
      readonly changes: readonly Change[]
      readonly moves: readonly KeywordMove[]
    }
)

/** What is different in a newer version of a workspace: pure data, enough to make it out of the older one. Sorted by file. */
export type WorkspaceDiff = { readonly files: readonly FileDiff[] }
