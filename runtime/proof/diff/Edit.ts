import type { Json } from '../../../schemas/flow.ts'

/**
 * One edit of a file. `path` is a JSON pointer, but for items of lists whose items have names (rules, options, keywords, …): these are
 * named, not counted, so that an edit means the same after others: `/nodes/topic/rules/billing/keywords/en/refund`.
 */
export type Edit =
  /** a property; without `from` it is new, without `to` it is gone */
  | { readonly edit: 'set'; readonly path: string; readonly from?: Json; readonly to?: Json }
  /** a new item; `after` names the item before it, null: it is the first */
  | { readonly edit: 'insert'; readonly path: string; readonly to: Json; readonly after: string | null }
  | { readonly edit: 'remove'; readonly path: string; readonly from: Json }
  /** the items that stay, in their old and their new order */
  | { readonly edit: 'order'; readonly path: string; readonly from: readonly string[]; readonly to: readonly string[] }
