/**
 * A list of rows as one text parameter a column, so that a statement's text is the same whatever the number of rows, and the connection prepares it once.
 *
 * Values are joined with a control character instead of being written as a PostgreSQL array or as JSON: JSON documents hold no raw control character, so nothing in them needs escaping,
 * and unlike `json_to_recordset` nobody unescapes them on the way (which fails at a customer's `\u0000` or half an emoji).
 * Control characters that names or addresses hold become their visible pictures (U+2400 …).
 */
import { AppError } from '../AppError.ts'

const SEPARATOR = '\u001f'
const NULL = '\u001e'
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that the encoding, or PostgreSQL, cannot carry
const RESERVED = /[\u0000\u001e\u001f]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const HAS_RESERVED = /[\u0000\u001e\u001f]/

export type ColumnType = 'text' | 'bigint' | 'integer' | 'double precision' | 'boolean' | 'json' | 'text[]'
export type Columns<Row> = { readonly [column: string]: readonly [ColumnType, (row: Row) => unknown] }

/** `values` of the columns, in their order: text as it is, JSON documents stringified, everything else as `String()` gives it; null and undefined are SQL's null. */
export function columnValues<Row>(columns: Columns<Row>, rows: readonly Row[]): string[] {
  return Object.values(columns).map(([type, read]) => {
    let joined = ''
    for (const row of rows) joined += encode(type, read(row)) + SEPARATOR
    // One more row, all null, which the statement leaves out: without it a single empty string would be an empty list.
    return joined + NULL
  })
}

/** The same rows in SQL, typed, with their order as `ord`, parameters counted from `first`; the first column is never null. */
export function columnRows<Row>(columns: Columns<Row>, alias: string, first: number): string {
  const names = Object.keys(columns)
  const lists = names.map((_, index) => `string_to_array($${first + index}::text, E'\\x1f', E'\\x1e')`)
  const casts = names.map((name) => `u.${name}::${columns[name]?.[0]} as ${name}`)
  return `(select ${casts.join(', ')}, u.ord from unnest(${lists.join(', ')}) with ordinality as u(${names.join(', ')}, ord) where u.${names[0]} is not null) as ${alias}`
}

function encode(type: ColumnType, value: unknown): string {
  if (value === null || value === undefined) return NULL
  if (type === 'json') return JSON.stringify(value)
  const text = type === 'text[]' ? arrayLiteral(value) : String(value)
  return HAS_RESERVED.test(text) ? text.replace(RESERVED, visible) : text
}

function arrayLiteral(value: unknown): string {
  if (!Array.isArray(value)) throw new AppError('internal', { detail: 'a list was expected' })
  return `{${value.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

function visible(character: string): string {
  const picture = character.codePointAt(0)
  if (picture === undefined) throw new AppError('internal', { detail: 'an empty match' })
  return String.fromCodePoint(0x2400 + picture)
}
