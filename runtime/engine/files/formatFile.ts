/*
 * The one canonical form of a file. Properties stand in the order of their schema, all others (nodes, queues, languages, anything kept by
 * id) in code-unit order; two spaces, a final newline, and every property and every list item begins a line of its own. The length of a
 * line never decides the layout, so adding a keyword, moving a box or rewording a text changes that line and at most its neighbour's comma.
 * Lists whose schema says `itemPerLine` have each item whole in one line: a menu's options, quick replies, the steps of a scenario. Such
 * items are short, and authors add and move them whole, so that is one line of a diff too. The rules of a keyword route have an order as
 * well, but hold lists of words that grow daily: there a word has the line. Free JSON (a request's body) is sorted as well: a database
 * that does not keep the order of keys gives the same bytes back.
 */
import type { Shape } from '../../../schemas/shapes.ts'
import type { FileKind, FileTypes } from './FileKind.ts'
import { isRecord, memberShape, type ShapeName, settleShape } from './shapeOf.ts'

/** The canonical text of a file; idempotent, and parsed again it equals `value`. */
export function formatFile<Kind extends FileKind>(kind: Kind, value: FileTypes[Kind]): string {
  return `${formatPart(value, kind, '')}\n`
}

/** A part of a file as the file has it, its lines after the first with `indent`; `named` is its shape: of a node `flow#/$defs/node`. */
export function formatPart(value: unknown, named: ShapeName, indent = ''): string {
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const shape = settleShape(named, value)
    const writeItem = shape?.itemPerLine === true ? formatLine : formatPart
    const lines = value.map((item) => inner + writeItem(item, shape?.items, inner))
    return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n${indent}]`
  }
  if (isRecord(value)) {
    const shape = settleShape(named, value)
    const lines = orderedNames(value, shape).map(
      (name) => `${inner}${JSON.stringify(name)}: ${formatPart(value[name], memberShape(shape, name), inner)}`,
    )
    return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`
  }
  return JSON.stringify(value)
}

/** A part of a file in one line, as the file has an option or a step. */
export function formatLine(value: unknown, named: ShapeName): string {
  const shape = settleShape(named, value)
  if (Array.isArray(value)) return `[${value.map((item) => formatLine(item, shape?.items)).join(', ')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const members = orderedNames(value, shape).map(
    (name) => `${JSON.stringify(name)}: ${formatLine(value[name], memberShape(shape, name))}`,
  )
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

function orderedNames(value: { readonly [name: string]: unknown }, shape: Shape | null): readonly string[] {
  const properties = shape?.properties ?? {}
  const known = Object.keys(properties).filter((name) => Object.hasOwn(value, name))
  const others = Object.keys(value).filter((name) => !Object.hasOwn(properties, name))
  return [...known, ...others.sort()].filter((name) => value[name] !== undefined)
}
