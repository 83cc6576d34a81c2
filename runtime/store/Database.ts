import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** SQL with a text that never changes (so that a connection prepares it once) and its parameters: strings, numbers, booleans, null; lists go through `encodeRows.ts`. */
export type Query = { readonly text: string; readonly values: readonly (string | number | boolean | null)[] }
export type Row = { readonly [column: string]: unknown }

/** What the store needs of a database; PostgreSQL and PGlite each have one. Errors of a database that cannot be reached are `AppError('unavailable')`. */
export interface Database {
  /** epoch ms by the database's clock, which all its hosts share */
  readonly clock: () => number
  /** resolves with the reason when it will never answer this process again */
  readonly lost: Promise<string>
  /** for everything that is not on the path of a message, and as quick: a statement that is not answered in some seconds is given up */
  readonly kysely: Kysely<Tables>
  /** for what reads much at once, and may take a minute: figures, the journal, who stands where */
  readonly reports: Kysely<Tables>
  /**
   * One transaction in two round trips: `begin` and the queries of `load` go out together; then what `decide` makes of their rows goes out together with `commit`.
   * `decide` is synchronous; null writes nothing. What it throws ends the transaction and is thrown on. `result` is handed the rows that the write returned.
   */
  inTwoTrips<T>(
    load: readonly Query[],
    decide: (rows: readonly (readonly Row[])[]) => {
      readonly write: Query | null
      readonly result: (written: readonly Row[]) => T
    },
  ): Promise<T>
  /** one statement and its commit in one round trip; the rows that it returned */
  inOneTrip(query: Query): Promise<readonly Row[]>
  /** several statements in one text, in one transaction of one connection; `next` sees the rows of the last statement and gives the text that follows, or null to commit */
  script(first: string, next: (rows: readonly Row[]) => string | null): Promise<void>
  /** tells the other hosts on this database; payloads under 8,000 bytes each. Resolves when they are sent. */
  notify(payloads: readonly string[]): Promise<void>
  /** hears what other hosts tell; after a lost connection again, and `onGap` is called, since what was told meanwhile is gone */
  listen(listener: (payload: string) => void, onGap: () => void): Promise<void>
  /** throws `missingConfiguration` when what is reached is no place for a host */
  refuseUnfit(): Promise<void>
  /** where the files of an embedded database are, so that a copy of them says another; null where it is none */
  readonly place: string | null
  /** copies an embedded database into the folder `usher.backup` in its own; throws `notImplemented` where it is none */
  backup(): Promise<void>
  close(): Promise<void>
}
