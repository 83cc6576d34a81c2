import { scanJson } from '../../runtime/engine/files/scanJson.ts'

/** The nodes of a flow's text with the offset where each begins, in the order of the text; what comes before the last broken place. */
export function nodePlaces(text: string): readonly { readonly id: string; readonly offset: number }[] {
  const places: { id: string; offset: number }[] = []
  scanJson(text, (frames, offset) => {
    const [nodes, node, deeper] = frames
    if (deeper === undefined && node !== undefined && nodes?.name === 'nodes')
      places.push({ id: String(node.name), offset })
  })
  return places
}

/** The node in which an offset lies; null: in none. */
export function nodeAtOffset(text: string, offset: number): string | null {
  const end = text.search(/\n {2}\}\n\}\s*$/)
  if (end >= 0 && offset > end) return null
  return nodePlaces(text).findLast((place) => place.offset <= offset)?.id ?? null
}
