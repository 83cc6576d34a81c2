import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../runtime/store/Database.ts'

type Column = { readonly type: string; readonly isNullable: boolean; readonly isGiven: boolean }

/** What `tables.ts` says of each column, as its text says it: types are gone when tests run. */
function writtenColumns(): { readonly [column: string]: string } {
  const source = readFileSync(new URL('../../runtime/store/tables.ts', import.meta.url), 'utf8')
  const body = source.slice(source.indexOf('export type Tables = {')).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  return Object.fromEntries(
    [...body.matchAll(/^ {2}(\w+): \{([\s\S]*?)\}$/gm)].flatMap(([, table, columns = '']) =>
      [...columns.matchAll(/(\w+): ([^\n;]+)/g)].map(([, column, type = '']) => [`${table}.${column}`, type.trim()]),
    ),
  )
}

/** What a column must be to hold a value of the type; undefined where the type's name does not say. */
function told(type: string): Partial<Column> {
  const inner = /^(?:Generated|GeneratedAlways)<(.*)>$/.exec(type)?.[1]
  const plain = (inner ?? type).replace(' | null', '')
  const kind = { string: 'text', number: 'number', boolean: 'boolean' }[plain]
  const isNamed = !['string', 'number', 'boolean'].includes(plain)
  return {
    isGiven: inner !== undefined,
    ...(kind === undefined ? {} : { type: kind }),
    // A type of another file may hold null by itself.
    ...(isNamed && !type.includes('| null') ? {} : { isNullable: type.includes('| null') }),
  }
}

const KINDS: { readonly [type: string]: string } = { bigint: 'number', integer: 'number', 'double precision': 'number' }

export function tablesContract(database: () => Database): void {
  describe('the tables', () => {
    it('are those that queries are written for: the same columns, types, nulls and defaults', async () => {
      const { rows } = await sql<{ column: string; type: string; nullable: boolean; given: boolean }>`
        select c.table_name || '.' || c.column_name as column, c.data_type as type, c.is_nullable = 'YES' as nullable,
          c.column_default is not null or c.is_identity = 'YES' or c.is_generated = 'ALWAYS' as given
        from information_schema.columns c
        where c.table_schema = current_schema() and c.table_name not in ('migrations', 'applied_migrations')`.execute(
        database().kysely,
      )
      const stored = Object.fromEntries(
        rows.map(({ column, type, nullable, given }) => [
          column,
          { type: KINDS[type] ?? type, isNullable: nullable, isGiven: given } satisfies Column,
        ]),
      )
      const written = writtenColumns()
      expect(Object.keys(written).sort()).toEqual(Object.keys(stored).sort())
      const wrong = Object.entries(written).flatMap(([column, type]) => {
        const differs = Object.entries(told(type)).filter(
          ([name, value]) => stored[column]?.[name as keyof Column] !== value,
        )
        return differs.length === 0 ? [] : [`${column}: ${type}, but is ${JSON.stringify(stored[column])}`]
      })
      expect(wrong).toEqual([])
    })
  })
}
