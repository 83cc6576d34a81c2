import { type RawBuilder, sql } from 'kysely'
import type { HostEvent } from '../inbound/HostEvents.ts'
import { type Fares, type Receipt, STATUSES, type Told, type ToldOfOne, type ToldUntil } from '../outbox/Receipt.ts'
import type { Lost } from '../outbox/undelivered.ts'
import type { Database } from './Database.ts'

/** A platform takes at most so many characters for an id. */
const LONGEST_ID = 1_000
const isName = (name: string): boolean => name.length <= LONGEST_ID && !name.includes('\0') && name.isWellFormed()
const RANKED = sql.raw(`array[${STATUSES.map((status) => `'${status}'`).join(', ')}]`)
const rank = (status: RawBuilder<unknown>) => sql`array_position(${RANKED}, ${status})`

type Changed = {
  readonly channel: string
  readonly delivery: string | null
  readonly conversation_id: string | null
  readonly status: Told['status']
}

/** Writes what the platform calls a bubble beside a statement on its item, `item`, that returns the rows that it changed. A status that came before stays. */
export const withReceipt = (
  item: RawBuilder<unknown>,
  { externalId, bubble, note }: Receipt,
  at: number,
) => sql<Changed>`
  with item as (${item} returning id, target, conversation_id)
  insert into sent_messages as s (channel, external_id, delivery, bubble, conversation_id, status, code, at)
  select target, ${externalId}, id, ${bubble}::integer, conversation_id, 'sent', ${note ?? null}::text, ${at}::bigint from item
  on conflict (channel, external_id) do update set delivery = excluded.delivery, bubble = excluded.bubble, conversation_id = excluded.conversation_id,
    status = case when s.status = 'accepted' then 'sent' else s.status end, code = coalesce(s.code, excluded.code)
  returning channel, delivery, conversation_id, status`

/** What watchers are told of messages that fare otherwise now. */
export const deliveryEvents = (rows: readonly Changed[]): readonly HostEvent[] =>
  rows.flatMap(({ delivery, conversation_id: conversationId, status }) =>
    delivery === null || conversationId === null
      ? []
      : [{ type: 'delivery', conversationId, turnId: delivery.split('.')[0] ?? '', status }],
  )

/** Notes how messages fare: forwards alone, and whatever fails has failed. */
export async function noteStatuses(database: Database, told: readonly Told[], at: number): Promise<readonly Changed[]> {
  const ofOne = await noteEach(
    database,
    told.filter((one) => 'externalId' in one),
    at,
  )
  const ofAll = await noteUntil(
    database,
    told.filter((one) => 'until' in one),
    at,
  )
  return [...ofOne, ...ofAll]
}

/** One of which nothing is known is kept when we are sending, for the answer to its call may be under way. */
async function noteEach({ kysely }: Database, told: readonly ToldOfOne[], at: number): Promise<readonly Changed[]> {
  const latest = new Map<string, ToldOfOne>()
  for (const one of told) {
    const key = `${one.channel}\n${one.externalId}`
    const before = latest.get(key)
    const isLater = before === undefined || STATUSES.indexOf(one.status) > STATUSES.indexOf(before.status)
    if (isName(one.externalId) && isLater) latest.set(key, one)
  }
  if (latest.size === 0) return []
  const list = JSON.stringify(
    [...latest.values()].map(({ channel, externalId, status, code, of }) => ({
      channel,
      external_id: externalId,
      status,
      code: code?.slice(0, 100).replaceAll('\0', '').toWellFormed() ?? null,
      delivery: of?.id ?? null,
      bubble: of?.bubble ?? null,
    })),
  )
  const { rows } = await sql<Changed>`
    insert into sent_messages as s (channel, external_id, delivery, bubble, status, code, at)
    select channel, external_id, delivery, bubble, status, code, ${at}::bigint
    from json_to_recordset(${list}::text::json) as t(channel text, external_id text, delivery text, bubble integer, status text, code text)
    where delivery is not null
      or exists (select from sent_messages e where e.channel = t.channel and e.external_id = t.external_id)
      or exists (select from outbox o where o.target = t.channel and o.kind = 'message' and o.died_at is null)
    order by channel, external_id
    on conflict (channel, external_id) do update set status = excluded.status, code = coalesce(excluded.code, s.code), at = excluded.at
      where ${rank(sql`excluded.status`)} > ${rank(sql`s.status`)}
    returning channel, delivery, conversation_id, status`.execute(kysely)
  return rows
}

/** A platform's clock does not say when we were answered: what was decided by then was sent by then. */
async function noteUntil({ kysely }: Database, told: readonly ToldUntil[], at: number): Promise<readonly Changed[]> {
  const known = told.filter(({ address }) => isName(address))
  if (known.length === 0) return []
  const { rows } = await sql<Changed>`
    with told as (
      select * from json_to_recordset(${JSON.stringify(known)}::text::json) as t(channel text, address text, status text, until bigint)
    ), fares as (
      select s.channel, s.external_id, ${rank(sql`t.status`)} as rank
      from told t
      join addresses a on a.channel = t.channel and a.address = t.address
      join conversations c on c.contact_id = a.contact_id and c.channel = t.channel and c.address = t.address
      join sent_messages s on s.conversation_id = c.id and ${rank(sql`t.status`)} > ${rank(sql`s.status`)}
      join turns u on u.conversation_id = c.id and u.id = split_part(s.delivery, '.', 1) and u.at <= t.until
      order by s.channel, s.external_id for update of s
    ), furthest as (
      select channel, external_id, (${RANKED})[max(rank)] as status from fares group by channel, external_id
    )
    update sent_messages as s set status = f.status, at = ${at}::bigint
    from furthest f where s.channel = f.channel and s.external_id = f.external_id
    returning s.channel, s.delivery, s.conversation_id, s.status`.execute(kysely)
  return rows
}

/** The session says whether its conversation may still go on from the turn that sent the message. */
export async function missed({ kysely }: Database, channel: string, externalId: string): Promise<Lost | null> {
  if (!isName(externalId)) return null
  const { rows } = await sql<Lost>`
    select s.delivery, s.conversation_id as "conversationId",
      t.effects -> substring(s.delivery from '[.]o([0-9]+)$')::integer ->> 'node' as node
    from sent_messages s
    join conversations c on c.id = s.conversation_id and c.session -> 'sent' ->> 'turn' = split_part(s.delivery, '.', 1)
    join turns t on t.conversation_id = c.id and t.id = split_part(s.delivery, '.', 1)
    where s.channel = ${channel} and s.external_id = ${externalId}`.execute(kysely)
  return rows[0] ?? null
}

/** How deliveries fare: as the bubble that is furthest behind, and failed when one has failed. */
export async function fareOf({ kysely }: Database, deliveries: readonly string[]): Promise<ReadonlyMap<string, Fares>> {
  const { rows } = await sql<{ id: string } & Fares>`
    with asked as (select id from json_array_elements_text(${JSON.stringify(deliveries)}::text::json) as a(id))
    select s.delivery as id, case s.status when 'accepted' then 'sent' else s.status end as status, s.code as reason
    from sent_messages s join asked on asked.id = s.delivery
    union all
    select o.id, case when o.died_at is null then 'waiting' else 'failed' end, case when o.died_at is null then null else o.error end
    from outbox o join asked on asked.id = o.id`.execute(kysely)
  const order: readonly Fares['status'][] = ['failed', 'waiting', 'sent', 'delivered', 'read']
  const fares = new Map<string, Fares>()
  for (const { id, status, reason } of rows) {
    const before = fares.get(id)
    if (before === undefined || order.indexOf(status) < order.indexOf(before.status)) fares.set(id, { status, reason })
  }
  return fares
}
