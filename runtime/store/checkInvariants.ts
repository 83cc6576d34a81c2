import { AppError } from '../AppError.ts'
import type { Database, Row } from './Database.ts'
import { INVARIANTS } from './invariants.ts'

/** An invariant that does not hold: of how many rows, and of some of them in a sentence each. */
export type Violation = { readonly invariant: string; readonly total: number; readonly rows: readonly string[] }
export type Verdict = {
  readonly conversations: number
  readonly turns: number
  readonly violations: readonly Violation[]
}

/** Rows that are named of each. */
const NAMED = 20

const TABLES = ['conversations', 'turns', 'contacts', 'addresses', 'outbox', 'timers', 'queue_items', 'releases']
const MISSING = `select t.name from unnest(array['${TABLES.join("', '")}']) as t(name) where to_regclass(t.name) is null`
/** All of it sees one instant, however long it takes, and the plans are those for reading whole tables. */
const BEGIN = `set transaction isolation level repeatable read, read only; set local enable_seqscan = on; ${MISSING}`
const COUNTS = 'select (select count(*) from conversations) as conversations, (select count(*) from turns) as turns'

/** Holds a database against everything that is to hold in it, and changes nothing. Throws `missingConfiguration` when it is none of Usher's. */
export async function checkInvariants(database: Pick<Database, 'script'>): Promise<Verdict> {
  const answers: (readonly Row[])[] = []
  const texts = [
    COUNTS,
    ...INVARIANTS.map(
      ({ sql }) => `select v.what, count(*) over () as total from (${sql}) as v order by v.what limit ${NAMED}`,
    ),
  ]
  let asked = 0
  await database.script(BEGIN, (rows) => {
    if (asked === 0 && rows.length > 0)
      throw new AppError('missingConfiguration', {
        detail: `This is no database that a host has used: the table ${String(rows[0]?.name)} is missing.`,
      })
    if (asked > 0) answers.push(rows)
    asked += 1
    return texts[asked - 1] ?? null
  })
  const [counts = [], ...found] = answers
  return {
    conversations: Number(counts[0]?.conversations),
    turns: Number(counts[0]?.turns),
    violations: INVARIANTS.flatMap(({ name }, index) => {
      const rows = found[index] ?? []
      return rows.length === 0
        ? []
        : [{ invariant: name, total: Number(rows[0]?.total), rows: rows.map(({ what }) => String(what)) }]
    }),
  }
}
