/** Words taken from a text: those that are new, and how many were there already or came twice. */
export type SplitWords = { readonly added: readonly string[]; readonly repeated: number }

/** A word in quotes up to a separator, or what stands between separators. */
const PARTS = /[^\S\n\r\t]*"((?:[^"]|"")*)"[^\S\n\r\t]*(?=[\n\r\t,;，；、]|$)|[^\n\r\t,;，；、]+/g

/**
 * Takes a list apart: lines, commas, semicolons or tabs between words, as people paste it or a table program writes it. What stands in double
 * quotes is one word whatever is in it. Words that differ from another only in case or width are repeated.
 */
export function splitWords(text: string, known: readonly string[]): SplitWords {
  return newOf(partsOf(text), known)
}

/** Lines as they are: a pattern may hold commas and quotes. */
export function splitLines(text: string, known: readonly string[]): SplitWords {
  return newOf(text.split(/[\n\r]+/), known)
}

function newOf(parts: readonly string[], known: readonly string[]): SplitWords {
  const seen = new Set(known.map(plain))
  const words = parts.map((part) => part.trim()).filter((part) => part !== '')
  const added = words.filter((word) => {
    const isNew = !seen.has(plain(word))
    seen.add(plain(word))
    return isNew
  })
  return { added, repeated: words.length - added.length }
}

const plain = (word: string): string => word.normalize('NFKC').toLowerCase()

/** A table program begins its files with a mark of their byte order. */
const partsOf = (text: string): readonly string[] =>
  [...text.replace(/^\uFEFF/, '').matchAll(PARTS)].map(([whole, quoted]) => quoted?.replaceAll('""', '"') ?? whole)
