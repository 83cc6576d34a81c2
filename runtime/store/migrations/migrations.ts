import { sql as turns } from './0001-turns.ts'
import { sql as standing } from './0002-standing.ts'
import { sql as traffic } from './0003-traffic.ts'
import { sql as senders } from './0004-senders.ts'
import { sql as sessions } from './0005-sessions.ts'
import { sql as hosts } from './0006-hosts.ts'

/** In order, for ever: a migration that was released is never edited, the next one corrects it. */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-turns', sql: turns },
  { name: '0002-standing', sql: standing },
  { name: '0003-traffic', sql: traffic },
  { name: '0004-senders', sql: senders },
  { name: '0005-sessions', sql: sessions },
  { name: '0006-hosts', sql: hosts },
]
