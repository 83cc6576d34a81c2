/**
 * Claiming is one statement that locks the item's row alone. It may run beside a turn of the same conversation, which holds the thread (see `threadKey.ts`) and not the item:
 * a claim writes only the item, and that an agent has a conversation is said by its item alone, so neither can overwrite what the other did, and neither waits for the other.
 */
import { type Kysely, sql } from 'kysely'
import type { Agent, QueueItem, Relaxations } from '../../queues/QueueStore.ts'
import type { Tables } from '../tables.ts'
import { type QueueItemRow, readQueueItem } from './queueItemRow.ts'

/** So many claims may lock the front of a queue at the same moment before one of them comes back empty-handed. */
const CANDIDATES = 32
/** Above any level: a requirement that was dropped. */
const DROPPED = Number.MAX_SAFE_INTEGER

/** Waiting items of a queue within a range of ages, and what the agent has to offer for them. */
type Band = {
  readonly queue: string
  /** enqueued after this (epoch ms) and until that */
  readonly after: number
  readonly until: number
  /** skills that the agent has, or that items of this age need no longer */
  readonly names: readonly string[]
  readonly levels: { readonly [skill: string]: number }
}

export async function claim(
  kysely: Kysely<Tables>,
  queues: readonly string[],
  agent: Agent,
  now: number,
  leaseUntil: number,
  relaxations: Relaxations,
): Promise<QueueItem | null> {
  const bands = JSON.stringify(
    [...new Set(queues)].flatMap((queue) => bandsOf(queue, agent, now, relaxations[queue] ?? [])),
  )
  // Skills are compared by name first, which costs a tenth of looking into the levels: most items that an agent may not have fail there.
  const { rows } = await sql<QueueItemRow>`
    with candidate as materialized (
      select i.id, i.queue, i.place
      from json_to_recordset(${bands}::text::json) as band(queue text, after bigint, until bigint, names text[], levels json)
      cross join lateral (
        select i.id, i.queue, i.place from queue_items i
        where i.status = 'waiting' and i.queue = band.queue
          and i.enqueued_at > band.after and i.enqueued_at <= band.until
          and i.skill_names <@ band.names
          and (i.preferred_agent is null or i.preferred_agent = ${agent.id} or coalesce(i.preferred_until, 0) <= ${now})
          and not exists (
            select from json_array_elements(i.skills) as s
            where (s ->> 'level')::double precision > (band.levels ->> (s ->> 'skill'))::double precision)
        order by i.place, i.id limit ${sql.lit(CANDIDATES)}
      ) as i
    ), taken as materialized (
      select locked.id from (select c.* from candidate c order by c.place, c.id) as c
      cross join lateral (
        select i.id from queue_items i where i.id = c.id and i.status = 'waiting' and i.queue = c.queue for update skip locked
      ) as locked limit 1
    ), claimed as (
      update queue_items set status = 'claimed', agent = ${agent.id}, claimed_at = ${now}, lease_until = ${leaseUntil}
      where id = any (array(select id from taken)) returning *
    ), noted as (
      insert into queue_changes (item_id, conversation_id, queue, change, agent, at)
      select id, conversation_id, queue, 'claimed', agent, claimed_at from claimed
    )
    select * from claimed`.execute(kysely)
  return rows[0] ? readQueueItem(rows[0]) : null
}

/** The ages of a queue's items, cut where requirements are dropped: one that waited for `afterMs` needs what is left. */
export function bandsOf(queue: string, agent: Agent, now: number, steps: Relaxations[string]): readonly Band[] {
  const ordered = steps.toSorted((a, b) => a.afterMs - b.afterMs)
  // A skill with a name that JSON of the database cannot hold is no skill of ours.
  const own = Object.fromEntries(
    Object.entries(agent.skills).filter(([skill]) => skill.isWellFormed() && !skill.includes('\0')),
  )
  return [null, ...ordered].map((step, index) => {
    const dropped = ordered.slice(0, index).flatMap(({ dropSkills }) => dropSkills)
    const levels = { ...own, ...Object.fromEntries(dropped.map((skill) => [skill, DROPPED])) }
    const next = ordered[index]
    return {
      queue,
      after: next ? now - next.afterMs : Number.MIN_SAFE_INTEGER,
      until: step ? now - step.afterMs : Number.MAX_SAFE_INTEGER,
      names: Object.keys(levels),
      levels,
    }
  })
}
