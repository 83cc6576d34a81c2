import { findJsonProblems, type Position, placesIn } from '../engine/files/locate.ts'

/**
 * Finds places in the texts of files, by JSON pointer; the beginning of a file that is not there. Each text is read once, however many
 * places in it are asked for.
 */
export function createPlaces(files: { readonly [path: string]: string }): (file: string, pointer: string) => Position {
  const known = new Map<string, (pointer: string) => Position>()
  return (file, pointer) => {
    const placeOf = known.get(file) ?? placesOf(Object.hasOwn(files, file) ? (files[file] ?? '') : '')
    known.set(file, placeOf)
    return placeOf(pointer)
  }
}

/** A text that is no JSON has no place as a whole but that of its fault. */
function placesOf(text: string): (pointer: string) => Position {
  const placeOf = placesIn(text)
  const { fault } = text === '' ? { fault: null } : findJsonProblems(text)
  return (pointer) => (pointer === '' && fault !== null ? fault : placeOf(pointer))
}
