/** Words taken from a text: those that are new, and how many were there already or came twice. */
export type SplitWords = { readonly added: readonly string[]; readonly repeated: number }

/** The same for words that count as one. */
export type KeyOf = (word: string) => string

/** A word in quotes up to a separator, or what stands between separators. */
const PARTS = /[^\S\n\r\t]*"((?:[^"]|"")*)"[^\S\n\r\t]*(?=[\n\r\t,;，；、]|$)|[^\n\r\t,;，；、]+/g

/**
 * Takes a list apart: lines, commas, semicolons or tabs between words, as people paste it or a table program writes it. What stands in double
 * quotes is one word whatever is in it. Words with the same key are repeated; without another key, those that differ only in case or width.
 */
export function splitWords(text: string, known: readonly string[], keyOf: KeyOf = plain): SplitWords {
  return newWords(partsOf(text), known, keyOf)
}

/** Lines as they are: a pattern may hold commas and quotes. */
export function splitLines(text: string, known: readonly string[], keyOf: KeyOf = plain): SplitWords {
  return newWords(text.split(/[\n\r]+/), known, keyOf)
}

/** Those of the words that are not known and not empty, each once. */
export function newWords(words: readonly string[], known: readonly string[], keyOf: KeyOf = plain): SplitWords {
  const seen = new Set(known.map(keyOf))
  const written = words.map((word) => word.trim()).filter((word) => word !== '')
  const added = written.filter((word) => {
    const key = keyOf(word)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
  return { added, repeated: written.length - added.length }
}

const plain = (word: string): string => word.normalize('NFKC').toLowerCase()

/** A table program begins its files with a mark of their byte order. */
const partsOf = (text: string): readonly string[] =>
  [...text.replace(/^\uFEFF/, '').matchAll(PARTS)].map(([whole, quoted]) => quoted?.replaceAll('""', '"') ?? whole)
