import type { Node } from '../../schemas/flow.ts'
import { type Value, type Words, words } from '../engine/words.ts'

const TYPES: { readonly [type in Node['type']]: Words } = {
  greeting: words`greeting`,
  message: words`message`,
  keywordRoute: words`keywordRoute`,
  menu: words`menu`,
  officeHours: words`officeHours`,
  botHandoff: words`botHandoff`,
  enqueue: words`enqueue`,
  branch: words`branch{:type of node}`,
  collect: words`collect`,
  assign: words`assign`,
  request: words`request{:type of node}`,
  subflow: words`subflow`,
  split: words`split`,
  outcome: words`outcome{:type of node}`,
  close: words`close`,
}

/** What a type of node is called; in English as it is written. */
export const sayType = (type: string): Value => (Object.hasOwn(TYPES, type) ? TYPES[type as Node['type']] : type) // a key of TYPES
