import type { Query } from '../Database.ts'
import { decodedRows, encodeRows } from '../encodeRows.ts'
import { threadKey } from '../threadKey.ts'
import { type BatchTurn, namesOf, TURN_PARTS, type TurnPart } from './turnParts.ts'

/** Texts of statements by the parts that they have: a connection prepares each once. */
type Texts = Map<string, string>

const forKnown: Texts = new Map()
const forStrangers: Texts = new Map()

/** One statement that writes everything the turns of a batch change. Their threads are locked, and what was loaded of them still holds. */
export function writeBatch(turns: readonly BatchTurn[]): Query {
  return statement(TURN_PARTS, turns, forKnown)
}

/**
 * One statement for senders of whom the turns know nothing. It locks their threads, writes the turns of those of whom that holds, and returns
 * the sources of these: what a customer's first message needs is one round trip and one commit.
 */
export function writeStrangers(turns: readonly BatchTurn[]): Query {
  return statement(STRANGER_PARTS, turns, forStrangers)
}

const STRANGER_PARTS = TURN_PARTS.map((part): TurnPart => {
  if (part.name === 'address') return newAddress(part)
  const [column, of] = part.owner
  // Only the rows of those whose address this statement took.
  const rows = `(select r.* from {rows} where r.${column} in (select a.${of} from address as a)) as r`
  return { ...part, sql: part.sql.replace('{rows}', rows), orUpdate: part.name === 'turn' ? 'returning source' : '' }
})

/**
 * Locks the threads, then takes the addresses that nobody has yet, for turns that nobody decided yet. The statement sees what was there when it
 * began, and it may have waited for a lock since. Whether an address is taken is asked of its index, which knows. A source that came meanwhile
 * through another thread fails the statement.
 */
function newAddress(part: TurnPart): TurnPart {
  const names = namesOf(part.columns)
  return {
    ...part,
    columns: { ...part.columns, source: ['text', ({ write }) => write.arrival.source] },
    rows: (turn) => [turn],
    sql: `insert into addresses (${names})
    select ${names} from (
      select r.*, pg_advisory_xact_lock(r.key) from (
        select r.*, ${threadKey('r.channel', 'r.address')} as key from {rows} order by key
      ) as r offset 0
    ) as r
    where not exists (select from turns t where t.source = r.source)`,
    orUpdate: 'on conflict (channel, address) do nothing returning contact_id, conversation_id',
  }
}

/** Parts without rows are left out: an idle part costs a lone message 15 to 40 µs, and most need three of the eight. */
function statement(parts: readonly TurnPart[], turns: readonly BatchTurn[], texts: Texts): Query {
  const present: TurnPart[] = []
  const values: string[] = []
  for (const part of parts) {
    const rows = turns.flatMap(part.rows)
    if (rows.length === 0) continue
    present.push(part)
    values.push(encodeRows(part.columns, rows))
  }
  const key = present.map(({ name }) => name).join()
  const text = texts.get(key) ?? textOf(present)
  texts.set(key, text)
  return { text, values }
}

/** The parts as one statement: each but the last is a common table expression. The rows of each are the parameter of its number. */
function textOf(parts: readonly TurnPart[]): string {
  const own = parts.map(({ columns, sql, orUpdate }, index) => {
    const rows = decodedRows(columns, 'r', index + 1)
    return `${sql.replace('{rows}', () => rows)} ${orUpdate}`
  })
  const last = own.pop()
  return `with ${own.map((text, index) => `${parts[index]?.name} as (${text})`).join(', ')} ${last}`
}
