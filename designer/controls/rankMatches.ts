/** What is sought in, prepared once: `words` in lower case without accents. */
export type Sought<T> = { readonly item: T; readonly words: string }

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

export const prepare = <T>(item: T, words: string): Sought<T> => ({ item, words: plain(words) })

/**
 * The items that fit a query, best first, `most` of them. Every word of the query must be found; the beginning of the text is better than
 * the beginning of a word, that is better than its inside, and that is better than its letters in order with gaps. Earlier items win ties.
 */
export function rankMatches<T>(all: readonly Sought<T>[], query: string, most: number): readonly T[] {
  const parts = plain(query).split(/\s+/).filter(Boolean)
  if (parts.length === 0) return all.slice(0, most).map(({ item }) => item)
  const found = all.flatMap(({ item, words }, index) => {
    let cost = words.length / 1000
    for (const part of parts) {
      const found = costOf(words, part)
      if (found === null) return []
      cost += found
    }
    return [{ item, cost, index }]
  })
  return found
    .sort((a, b) => a.cost - b.cost || a.index - b.index)
    .slice(0, most)
    .map(({ item }) => item)
}

function costOf(words: string, part: string): number | null {
  const at = words.indexOf(part)
  if (at === 0) return 0
  if (at > 0) return wordBegins(words, part) ? 1 : 2
  return spreadOf(words, part)
}

function wordBegins(words: string, part: string): boolean {
  for (let at = words.indexOf(part); at >= 0; at = words.indexOf(part, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(words[at - 1] ?? '')) return true
  }
  return false
}

/** More than this many letters between those of a part are chance. */
const WIDEST = 8

/** Letters in order with gaps: 3 and a share of the gaps; null when they are not there, or far apart. */
function spreadOf(words: string, part: string): number | null {
  const first = words.indexOf(part[0] ?? '')
  if (first < 0) return null
  let at = first
  for (const letter of part.slice(1)) {
    at = words.indexOf(letter, at + 1)
    if (at < 0) return null
  }
  const gaps = at - first + 1 - part.length
  return gaps > WIDEST ? null : 3 + gaps / WIDEST
}
