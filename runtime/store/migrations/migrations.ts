import { sql as turns } from './0001-turns.ts'

/** In order, for ever: a migration that was released is never edited, the next one corrects it. */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-turns', sql: turns },
]
