/** Keywords by language, and how many rows are in languages that were not asked for. */
export type KeywordTable = {
  readonly words: { readonly [language: string]: readonly string[] }
  readonly others: number
}

/** A cell in quotes, or up to a separator. */
const CELLS = /"((?:[^"]|"")*)"|[^\t,;]+/g
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

/**
 * Reads rows of a keyword and its language, as a table program writes them; a first row without a language tag is the heading. null when it is no
 * such table but a plain list: then not every row has a language in its second column, or none that is spoken here.
 */
export function readKeywordTable(text: string, languages: readonly string[]): KeywordTable | null {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/[\n\r]+/)
    .filter((line) => line.trim() !== '')
    .map((line) => [...line.matchAll(CELLS)].map(([whole, quoted]) => (quoted?.replaceAll('""', '"') ?? whole).trim()))
  const tags = new Map(languages.map((language) => [language.toLowerCase(), language]))
  const [first] = rows
  const body = TAG.test(first?.[1] ?? '') ? rows : rows.slice(1)
  const isTable = body.length > 0 && body.every(({ length, 1: tag = '' }) => length === 2 && TAG.test(tag))
  if (!isTable || !body.some(([, tag = '']) => tags.has(tag.toLowerCase()))) return null
  const read = body.map(([word = '', tag = '']) => ({ word, language: tags.get(tag.toLowerCase()) }))
  const words = Object.fromEntries(
    languages.map((language) => [language, read.flatMap((row) => (row.language === language ? [row.word] : []))]),
  )
  return { words, others: read.filter(({ language }) => language === undefined).length }
}
