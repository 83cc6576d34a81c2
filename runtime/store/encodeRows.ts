/**
 * A list of rows as one text parameter, so that a statement's text is the same whatever the number of rows, and the connection prepares it once.
 *
 * Values and rows are joined with control characters instead of being written as PostgreSQL arrays or as JSON: JSON documents hold no raw control character, so nothing in them needs escaping,
 * and unlike `json_to_recordset` nobody unescapes them on the way (which fails at a customer's `\u0000` or half an emoji). Measured for 64 turns of 11 columns: 0.6 ms, as a parameter
 * a column 0.8, as arrays 1.0 and 0.6 more to write them, as JSON 1.5 and 0.5; for one turn 0.02, 0.11, 0.12 and 0.06 ms.
 * Control characters that names or addresses hold become their visible pictures (U+2400 …).
 */
import { AppError } from '../AppError.ts'

const ROW = '\u001d'
const VALUE = '\u001f'
const NULL = '\u001e'
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that the encoding, or PostgreSQL, cannot carry
const RESERVED = /[\u0000\u001d-\u001f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const ALL_RESERVED = /[\u0000\u001d-\u001f]/g

export type ColumnType = 'text' | 'bigint' | 'integer' | 'double precision' | 'boolean' | 'json' | 'text[]'
export type Column<Row> = readonly [ColumnType, (row: Row) => unknown]
export type Columns<Row> = { readonly [column: string]: Column<Row> }

/** The rows as one text: text as it is, JSON documents stringified, everything else as `String()` gives it; null and undefined are SQL's null. At least one row. */
export function encodeRows<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const readers = Object.values(columns)
  let text = ''
  for (const row of rows) {
    let separator = text === '' ? '' : ROW
    for (const [type, read] of readers) {
      text += separator + encode(type, read(row))
      separator = VALUE
    }
  }
  return text
}

/** The same rows in SQL, typed, with their order as `ord`; `parameter` is the number of theirs. `offset 0` keeps the planner from splitting a row anew for each of its columns. */
export function decodedRows<Row>(columns: Columns<Row>, alias: string, parameter: number): string {
  const values = Object.entries(columns).map(([name, [type]], index) => `l.v[${index + 1}]::${type} as ${name}`)
  return `(select ${values.join(', ')}, l.ord from (
    select string_to_array(u.line, E'\\x1f', E'\\x1e') as v, u.ord
    from unnest(string_to_array($${parameter}::text, E'\\x1d')) with ordinality as u(line, ord) offset 0
  ) as l) as ${alias}`
}

function encode(type: ColumnType, value: unknown): string {
  if (value === null || value === undefined) return NULL
  if (type === 'json') return JSON.stringify(value)
  const text = type === 'text[]' ? arrayLiteral(value) : String(value)
  return RESERVED.test(text) ? text.replace(ALL_RESERVED, visible) : text
}

function arrayLiteral(value: unknown): string {
  if (!Array.isArray(value)) throw new AppError('internal', { detail: 'a list was expected' })
  return `{${value.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

function visible(character: string): string {
  return String.fromCharCode(0x2400 + character.charCodeAt(0))
}
