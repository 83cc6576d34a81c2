import { namesIn, pointerOf } from './pointer.ts'
import { type JsonFault, scanJson } from './scanJson.ts'

/** A place in a text. Lines and columns count from 1, offsets from 0; columns and offsets in UTF-16 code units. */
export type Position = { readonly line: number; readonly column: number; readonly offset: number }

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), offset }
}

/**
 * Where the value of a JSON pointer is written: the name of a property, or the first character of a list item. Of a place that is not
 * there, the nearest that is around it; of a name written twice, the last one, which is the one that counts.
 */
export function locate(text: string, pointer: string): Position {
  const wanted = namesIn(pointer)
  let depth = 0
  let offset = Math.max(text.search(/[^\s\ufeff]/), 0)
  scanJson(text, (frames, at) => {
    if (frames.length < depth || frames.length > wanted.length) return
    if (!frames.every((frame, index) => String(frame.name) === wanted[index])) return
    depth = frames.length
    offset = at
  })
  return positionAt(text, offset)
}

/** Told of one text; more would cost the square of its length. */
const REPEATED_NAMES = 100

/** What keeps a text from being JSON, and every name that one object has twice (JSON.parse keeps the last in silence). */
export function findJsonProblems(text: string): {
  readonly fault: (JsonFault & Position) | null
  readonly repeatedNames: readonly { readonly name: string; readonly pointer: string; readonly position: Position }[]
} {
  const repeatedNames: { name: string; pointer: string; position: Position }[] = []
  const fault = scanJson(text, (frames, offset) => {
    const frame = frames.at(-1)
    if (frame?.isObject !== true || !frame.names.has(String(frame.name)) || repeatedNames.length === REPEATED_NAMES)
      return
    const pointer = pointerOf(frames.map(({ name }) => name))
    repeatedNames.push({ name: String(frame.name), pointer, position: positionAt(text, offset) })
  })
  return { fault: fault === null ? null : { ...fault, ...positionAt(text, fault.offset) }, repeatedNames }
}
