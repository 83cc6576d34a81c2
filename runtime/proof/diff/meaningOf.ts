import type { Json, Node } from '../../../schemas/flow.ts'
import type { FileKind } from '../../engine/files/FileKind.ts'
import { namesIn, pointerOf } from '../../engine/files/pointer.ts'
import { isRecord } from '../../engine/files/shapeOf.ts'
import type { Edit } from './Edit.ts'
import type { Meaning } from './WorkspaceDiff.ts'

/** What an edit of a file of this kind means in the words of the field. */
export function meaningOf(kind: FileKind, edit: Edit): Meaning {
  const names = namesIn(edit.path)
  const [first, id = ''] = names
  if (kind === 'layout' && first === 'nodes' && names.length > 1) return { what: boxChange(names, edit), node: id }
  if (kind !== 'flow' || first !== 'nodes' || names.length < 2) return meaningWithin(names, edit)
  if (names.length === 2) return nodeChange(id, edit)
  return meaningWithin(names.slice(2), edit, id)
}

function boxChange(names: readonly string[], edit: Edit): 'boxMoved' | 'boxAdded' | 'boxRemoved' {
  if (names.length > 2 || edit.edit !== 'set') return 'boxMoved'
  return edit.from === undefined ? 'boxAdded' : edit.to === undefined ? 'boxRemoved' : 'boxMoved'
}

function nodeChange(node: string, edit: Edit): Meaning {
  const { from, to } = edit.edit === 'set' ? edit : {}
  const [was, is] = [typeOf(from), typeOf(to)]
  if (was === null && is !== null) return { what: 'nodeAdded', node, type: is }
  if (was !== null && is === null) return { what: 'nodeRemoved', node, type: was }
  return { what: 'nodeReplaced', node, from: was ?? '', to: is ?? '' }
}

/** `place` is the path within the node, or within the file where there is no node. */
function meaningWithin(place: readonly string[], edit: Edit, node?: string): Meaning {
  const where = node === undefined ? {} : { node }
  const last = place.at(-1) ?? ''
  if (edit.edit === 'order') return { what: 'itemsReordered', ...where, list: pointerOf(place) }
  if (edit.edit !== 'set') {
    const [added, removed] = [edit.edit === 'insert', edit.edit === 'remove']
    const words = keywordPlace(place)
    if (words !== null && node !== undefined)
      return { what: added ? 'keywordAdded' : 'keywordRemoved', node, keyword: last, ...words }
    return { what: removed ? 'itemRemoved' : 'itemAdded', ...where, list: pointerOf(place.slice(0, -1)), item: last }
  }
  if (node !== undefined && place.length === 2 && place[0] === 'exits') return { what: 'exitRewired', node, exit: last }
  const text = textPlace(place, edit)
  if (text !== null) return { what: 'textChanged', ...where, ...text }
  return { what: 'settingChanged', ...where, place: pointerOf(place) }
}

/** `/rules/billing/keywords/en/refund`, `/options/yes/keywords/sure`, `/escape/en/agent` */
function keywordPlace(place: readonly string[]): { readonly rule: string; readonly language: string } | null {
  const at = place.findIndex((name, index) => name === 'keywords' || (name === 'escape' && index === 0))
  const after = place.length - at - 1
  if (at < 0 || after < 1 || after > 2) return null
  return { rule: place[at - 1] ?? '', language: after === 2 ? (place[at + 1] ?? '') : '' }
}

const TEXTS: ReadonlySet<string> = new Set(['text', 'label', 'caption', 'alt'])
/** Where texts stand; elsewhere a property of such a name is the author's own. */
const SPOKEN: ReadonlySet<string> = new Set(['content', 'prompt', 'retry', 'returning', 'options', 'replies'])

function textPlace(place: readonly string[], edit: Extract<Edit, { edit: 'set' }>) {
  const values = [edit.from, edit.to].filter((value) => value !== undefined)
  if (!values.every((value) => typeof value === 'string') || !place.some((name) => SPOKEN.has(name))) return null
  const [owner = '', last = ''] = place.slice(-2)
  const isReply = place.includes('replies')
  if (TEXTS.has(last) || (isReply && owner === 'replies')) return { place: pointerOf(place), language: '' }
  if (!TEXTS.has(owner) && !isReply) return null
  return { place: pointerOf(place.slice(0, -1)), language: last }
}

function typeOf(node: Json | undefined): Node['type'] | null {
  return isRecord(node) && typeof node.type === 'string' ? (node.type as Node['type']) : null // a flow's nodes have known types
}
