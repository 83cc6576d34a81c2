import { type Position, positionAt } from '../../engine/files/locate.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { scanJson } from '../../engine/files/scanJson.ts'

/** As deep as a scenario's steps: /scenarios/<name>/steps/<index>. */
const DEPTH = 4

/** Finds steps in the texts of files, by JSON pointer. Each file is read once: thousands of failures may be in one, and `locate` reads it for each. */
export function createPlaces(files: { readonly [path: string]: string }): (file: string, pointer: string) => Position {
  const known = new Map<string, ReadonlyMap<string, Position>>()
  return (file, pointer) => {
    const text = files[file] ?? ''
    const places = known.get(file) ?? indexPlaces(text)
    known.set(file, places)
    return places.get(pointer) ?? positionAt(text, 0)
  }
}

function indexPlaces(text: string): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>()
  let line = 1
  let lineStart = 0
  let newline = text.indexOf('\n')
  scanJson(text, (frames, offset) => {
    if (frames.length > DEPTH) return
    // Places come in the order of the text.
    while (newline >= 0 && newline < offset) {
      line += 1
      lineStart = newline + 1
      newline = text.indexOf('\n', lineStart)
    }
    places.set(pointerOf(frames.map(({ name }) => name)), { line, column: offset - lineStart + 1, offset })
  })
  return places
}
