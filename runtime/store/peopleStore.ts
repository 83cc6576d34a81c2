import { sql } from 'kysely'
import type { Names, PeopleStore } from '../inbound/PeopleStore.ts'
import type { StoredContact } from '../inbound/TurnStore.ts'
import { CONTACT_COLUMNS, readContact } from './conversationColumns.ts'
import type { Database, Query, Row } from './Database.ts'
import { isTaken } from './databaseError.ts'
import { threadKey } from './threadKey.ts'

const HASH = `hashtextextended('alias' || E'\\x1f' || $1::text || E'\\x1f' || name, 0)`
/** In the order of their hash, as threads are; nobody asks for a thread while they hold a name. */
const LOCK_NAMES = `
select pg_advisory_xact_lock(key) from (
  select distinct ${HASH} as key
  from json_array_elements_text($2::text::json) as name order by 1
) as names`
/** A thread that is older than its names has none of them yet. */
const KNOWN = `
select n.name, coalesce(a.address, d.address) as address
from json_array_elements_text($2::text::json) as n(name)
left join lateral (select a.address from aliases a where a.channel = $1::text and a.name = n.name limit 1) as a on true
left join lateral (select d.address from addresses d where d.channel = $1::text and d.address = n.name limit 1) as d on true
where coalesce(a.address, d.address) is not null`
/**
 * Those of whom no name is known get theirs at once, all of them or none, and what is known is told, in one trip. Nobody waits for the disk: the turn that follows is flushed with all before
 * it, and without one the platform sends again. Where somebody else holds a name nothing is given; where they have given it away meanwhile this fails, since it cannot see that.
 */
const GREET = `
with unhurried as (select set_config('synchronous_commit', 'off', true) as is_off),
asked as (
  select n.name, n.thread, n.seen_at from json_to_recordset($2::text::json) as n(name text, thread text, seen_at bigint), unhurried
),
locked as (select bool_and(pg_try_advisory_xact_lock(${HASH})) as are_ours from (select distinct name from asked) as n),
known as (
  select n.name, n.thread, coalesce(a.address, d.address) as address from asked as n
  left join lateral (select a.address from aliases a where a.channel = $1::text and a.name = n.name limit 1) as a on true
  left join lateral (select d.address from addresses d where d.channel = $1::text and d.address = n.name limit 1) as d on true
),
new as (
  insert into aliases (channel, name, address, seen_at)
  select $1::text, n.name, n.thread, n.seen_at from locked, asked as n
  where locked.are_ours and n.thread in (select thread from known group by thread having count(address) = 0)
  order by n.name returning name, address
)
select name, address from known where address is not null union all select name, address from new`
const REMEMBER = `
insert into aliases (channel, name, address, seen_at)
select $1::text, name, address, seen_at from json_to_recordset($2::text::json) as n(name text, address text, seen_at bigint)
on conflict (channel, name) do update set address = excluded.address, seen_at = greatest(aliases.seen_at, excluded.seen_at)`

/** Takes the threads of two contacts, as turns do: none of theirs is decided meanwhile. */
const LOCK_CONTACTS = `
select pg_advisory_xact_lock(key) from (
  select ${threadKey('d.channel', 'd.address')} as key from addresses d where d.contact_id in ($1::text, $2::text) order by 1
) as threads`
const CONTACTS = `select ${CONTACT_COLUMNS} from contacts c where c.id in ($1::text, $2::text)`
const MERGE = `
with address as (
  update addresses set contact_id = $1::text where contact_id = $2::text
), conversation as (
  update conversations set contact_id = $1::text where contact_id = $2::text
), contact as (
  update contacts set name = $3::text, language = $4::text, tags = $5::text::json, attributes = $6::text::json, blocked = $7::boolean
  where id = $1::text
)
delete from contacts where id = $2::text`

export function createPeopleStore(database: Database): PeopleStore {
  const { kysely } = database

  const merge: PeopleStore['merge'] = (into, other) => {
    if (into === other) return Promise.resolve(true)
    const values = [into, other]
    const load = [LOCK_CONTACTS, CONTACTS].map((text): Query => ({ text, values }))
    return database.inTwoTrips(load, ([, rows = []]) => {
      const contacts = rows.flatMap((row) => readContact(row) ?? [])
      const [kept, given] = [into, other].map((id) => contacts.find((contact) => contact.id === id))
      if (kept === undefined || given === undefined) return { write: null, result: () => false }
      return { write: { text: MERGE, values: [...values, ...merged(kept, given)] }, result: () => true }
    })
  }

  async function mergeThreads(channel: string, [address, other]: readonly [string, string]): Promise<void> {
    const rows = await kysely
      .selectFrom('addresses')
      .select(['address', 'contact_id'])
      .where('channel', '=', channel)
      .where('address', 'in', [address, other])
      .execute()
    const [into, given] = [address, other].map((of) => rows.find((row) => row.address === of)?.contact_id)
    if (into !== undefined && given !== undefined) await merge(into, given)
  }

  return {
    threadsOf: async (channel, people, now) => {
      const strangers = people.flatMap((own) =>
        own.map((name, index) => ({ name, thread: own[0], seen_at: index === 0 ? now : 0 })),
      )
      const greeted = await database
        .inOneTrip({ text: GREET, values: [channel, JSON.stringify(strangers)] })
        .catch((error: unknown) => {
          if (isTaken(error)) return []
          throw error
        })
      const all = sortOut(people, greeted, now)
      if (all.remembered.length === 0 && all.doubles.length === 0) return all.threads
      const names = JSON.stringify([...new Set(people.flat())])
      const load = [LOCK_NAMES, KNOWN].map((text): Query => ({ text, values: [channel, names] }))
      const found = await database.inTwoTrips(load, ([, rows = []]) => {
        const sorted = sortOut(people, rows, now)
        const text = JSON.stringify(sorted.remembered)
        const write = sorted.remembered.length === 0 ? null : { text: REMEMBER, values: [channel, text] }
        return { write, result: () => sorted }
      })
      for (const pair of found.doubles) await mergeThreads(channel, pair)
      return found.threads
    },
    lastWrote: async (channel, addresses) => {
      // Read as text: to look into a document that holds a \u0000 is an error.
      const { rows } = await sql<{ address: string; at: number }>`
        select a.address, max(t.at) as at from addresses a
        join conversations c on c.contact_id = a.contact_id and c.channel = a.channel and c.address = a.address
        join turns t on t.conversation_id = c.id
        where a.channel = ${channel} and a.address = any (${addresses}) and t.event::text like '{"type":"message"%'
        group by a.address`.execute(kysely)
      return new Map(rows.map(({ address, at }) => [address, at]))
    },
    askProfile: async (channel, address, now) => {
      const { numUpdatedRows } = await kysely
        .updateTable('addresses')
        .set({ profile_asked_at: now })
        .where('channel', '=', channel)
        .where('address', '=', address)
        .where('profile_asked_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    tellProfile: async (channel, address, profile) => {
      if (profile === null) {
        await kysely
          .updateTable('addresses')
          .set({ profile_asked_at: null })
          .where('channel', '=', channel)
          .where('address', '=', address)
          .execute()
        return
      }
      const { name = null, language = null } = profile
      await sql`
        update contacts c set name = coalesce(c.name, ${name}::text), language = coalesce(c.language, ${language}::text)
        from addresses d where d.channel = ${channel} and d.address = ${address} and c.id = d.contact_id`.execute(
        kysely,
      )
    },
    merge,
  }
}

/** Which thread each person has, which names are to be remembered, and which threads turn out to be one person's. */
function sortOut(people: readonly Names[], rows: readonly Row[], now: number) {
  const known = new Map(rows.map(({ name, address }) => [String(name), String(address)]))
  const remembered: { readonly name: string; readonly address: string; readonly seen_at: number }[] = []
  const doubles: (readonly [string, string])[] = []
  const threads = people.map((names) => {
    const own = names.find((name) => known.has(name))
    const thread = (own === undefined ? undefined : known.get(own)) ?? names[0]
    names.forEach((name, index) => {
      const before = known.get(name)
      if (before === thread && !(index === 0 && name !== own)) return
      if (before !== undefined && before !== thread) doubles.push([thread, before])
      known.set(name, thread)
      // Only the name that they are best reached by counts as one that they came by.
      remembered.push({ name, address: thread, seen_at: index === 0 ? now : 0 })
    })
    return thread
  })
  return { threads, remembered, doubles }
}

/** What the one that stays keeps is its own; of the other it takes what it lacks. */
const merged = (kept: StoredContact, given: StoredContact) => [
  kept.name ?? given.name,
  kept.language ?? given.language,
  JSON.stringify([...new Set([...kept.tags, ...given.tags])]),
  JSON.stringify({ ...given.attributes, ...kept.attributes }),
  kept.blocked || given.blocked,
]
