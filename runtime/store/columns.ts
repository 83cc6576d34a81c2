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

export type ColumnType = 'text' | 'bigint' | 'integer' | 'double precision' | 'boolean' | 'json'
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

/** `(select … ) as alias` that gives the rows back, typed; parameters are counted from `first`. `key` names a column that is never null. */
export function columnRows<Row>(columns: Columns<Row>, alias: string, key: string, first: number): string {
  const names = Object.keys(columns)
  const lists = names.map((_, index) => `string_to_array($${first + index}::text, E'\\x1f', E'\\x1e')`)
  const casts = names.map((name) => `c.${name}::${columns[name]?.[0]} as ${name}`)
  return `(select ${casts.join(', ')}, c.ord from unnest(${lists.join(', ')}) with ordinality as c(${names.join(', ')}, ord) where c.${key} is not null) as ${alias}`
}

function encode(type: ColumnType, value: unknown): string {
  if (value === null || value === undefined) return NULL
  if (type === 'json') return JSON.stringify(value)
  const text = String(value)
  return HAS_RESERVED.test(text) ? text.replace(RESERVED, visible) : text
}

function visible(character: string): string {
  const picture = character.codePointAt(0)
  if (picture === undefined) throw new AppError('internal', { detail: 'an empty match' })
  return String.fromCodePoint(0x2400 + picture)
}
