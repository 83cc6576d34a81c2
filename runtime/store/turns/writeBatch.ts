import type { Query } from '../Database.ts'
import { type Columns, decodedRows, encodeRows } from '../encodeRows.ts'
import { threadKey } from '../threadKey.ts'
import { ADDRESS, type BatchTurn, TURN_PARTS, type TurnPart } from './turnParts.ts'

/** What a statement is made of: its text is told the number of its parameter. */
type Writing = Pick<TurnPart, 'name' | 'encode'> & { readonly text: (parameter: number) => string }

/** One statement that writes everything the turns of a batch change. Their threads are locked, and what was loaded of them still holds. */
export const writeBatch = statementOf(
  TURN_PARTS.map(({ name, encode, rowsOf, textOf, orUpdate }) => ({
    name,
    encode,
    text: (at) => `${textOf(rowsOf(at))} ${orUpdate}`,
  })),
)

const STRANGER: Columns<BatchTurn> = { ...ADDRESS, source: ['text', ({ write }) => write.arrival.source] }

/**
 * Locks the threads, then takes the addresses that nobody has yet for turns that nobody decided yet. The statement sees what was there when it began, and may have waited for a lock since;
 * but whether an address is taken is asked of its index, which knows. A source that came meanwhile through another thread fails the statement.
 */
const NEW_ADDRESS: Writing = {
  name: 'address',
  encode: (turns) => encodeRows(STRANGER, turns),
  text: (at) => `insert into addresses (${Object.keys(ADDRESS).join(', ')})
    select ${Object.keys(ADDRESS).join(', ')} from (
      select r.*, pg_advisory_xact_lock(r.key) from (
        select r.*, ${threadKey('r.channel', 'r.address')} as key from ${decodedRows(STRANGER, 'r', at)} order by key
      ) as r offset 0
    ) as r
    where not exists (select from turns t where t.source = r.source)
    on conflict (channel, address) do nothing returning contact_id, conversation_id`,
}

/**
 * One statement that locks the threads of senders of whom the turns know nothing, writes those turns of which that holds, and returns their sources:
 * what a customer's first message needs is one round trip and one commit.
 */
export const writeStrangers = statementOf(
  TURN_PARTS.map(({ name, encode, rowsOf, textOf, owner: [column, of] }) => {
    if (name === NEW_ADDRESS.name) return NEW_ADDRESS
    const end = name === 'turn' ? ' returning source' : ''
    const taken = `select a.${of} from address as a`
    return {
      name,
      encode,
      text: (at) => textOf(`(select r.* from ${rowsOf(at)} where r.${column} in (${taken})) as r`) + end,
    }
  }),
)

/**
 * Parts without rows are left out, each combination a text of its own that a connection prepares once: an idle part costs a lone message 15 to 40 µs, and most need three of the eight.
 * Each part is a common table expression, but the last, which is the statement.
 */
function statementOf(parts: readonly Writing[]): (turns: readonly BatchTurn[]) => Query {
  const texts = new Map<string, string>()
  return (turns) => {
    const present: Writing[] = []
    const values: string[] = []
    for (const part of parts) {
      const value = part.encode(turns)
      if (value === null) continue
      present.push(part)
      values.push(value)
    }
    const key = present.map(({ name }) => name).join()
    const text = texts.get(key) ?? joined(present)
    texts.set(key, text)
    return { text, values }
  }
}

function joined(present: readonly Writing[]): string {
  const own = present.map((part, index) => part.text(index + 1))
  const statement = own.pop()
  return `with ${own.map((text, index) => `${present[index]?.name} as (${text})`).join(', ')} ${statement}`
}
