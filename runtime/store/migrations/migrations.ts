import { sql as turns } from './0001-turns.ts'
import { sql as standing } from './0002-standing.ts'
import { sql as traffic } from './0003-traffic.ts'
import { sql as senders } from './0004-senders.ts'
import { sql as sessions } from './0005-sessions.ts'
import { sql as hosts } from './0006-hosts.ts'
import { sql as lineage } from './0007-lineage.ts'
import { sql as platforms } from './0008-platforms.ts'
import { sql as deliveries } from './0009-deliveries.ts'
import { sql as sentMessages } from './0010-sent-messages.ts'
import { sql as unread } from './0011-unread.ts'
import { sql as terms } from './0012-terms.ts'
import { sql as uploads } from './0013-uploads.ts'
import { sql as taken } from './0014-taken.ts'
import { sql as receivedFiles } from './0015-received-files.ts'

export type Migration = {
  readonly name: string
  /**
   * Whether hosts that do not know it must not run on the database any more. One that only expands leaves to them whatever they read and write as it was: new tables, indexes, columns that may
   * be left out. What it makes superfluous is taken away by a later one that breaks, when the hosts of before are gone.
   */
  readonly breaks: boolean
  readonly sql: string
}

/**
 * In order, for ever: a migration that was released is never edited, the next one corrects it. The first six break, whatever they do: the hosts that know them refuse every name that they
 * do not know, and write again what they do not find.
 */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-turns', breaks: true, sql: turns },
  { name: '0002-standing', breaks: true, sql: standing },
  { name: '0003-traffic', breaks: true, sql: traffic },
  { name: '0004-senders', breaks: true, sql: senders },
  { name: '0005-sessions', breaks: true, sql: sessions },
  { name: '0006-hosts', breaks: true, sql: hosts },
  { name: '0007-lineage', breaks: false, sql: lineage },
  { name: '0008-platforms', breaks: false, sql: platforms },
  { name: '0009-deliveries', breaks: false, sql: deliveries },
  { name: '0010-sent-messages', breaks: false, sql: sentMessages },
  { name: '0011-unread', breaks: false, sql: unread },
  { name: '0012-terms', breaks: false, sql: terms },
  { name: '0013-uploads', breaks: false, sql: uploads },
  { name: '0014-taken', breaks: false, sql: taken },
  { name: '0015-received-files', breaks: false, sql: receivedFiles },
]
