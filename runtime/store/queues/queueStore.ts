import { sql } from 'kysely'
import type { NewId } from '../../createIds.ts'
import type { HostEvent, HostEvents } from '../../inbound/HostEvents.ts'
import { INBOX } from '../../inbound/INBOX.ts'
import type { QueueItem, QueueStore } from '../../queues/QueueStore.ts'
import type { Database } from '../Database.ts'
import { claim } from './claim.ts'
import { complete, transfer } from './finishItem.ts'
import { type QueueItemRow, readQueueItem } from './queueItemRow.ts'

/** Leases that are looked after at a time. */
const EXPIRED_AT_ONCE = 1000

/** Whoever answers in a platform's inbox, or in a contact centre behind us: they keep no lease. */
const IS_ELSEWHERE = sql<boolean>`(agent = ${INBOX} or agent like '@%')`

type Change = Extract<HostEvent, { type: 'queue' }>['change']

export function createQueueStore(database: Database, events: HostEvents, newId: NewId): QueueStore {
  const { kysely } = database
  /** Someone may be waiting for what is back in a queue. */
  const tell = (change: Change, items: readonly QueueItem[]) => {
    const isWaiting = change === 'released' || change === 'transferred'
    events.publish([
      ...items.map(({ id, queue }): HostEvent => ({ type: 'queue', queue, itemId: id, change })),
      ...(isWaiting && items.length > 0 ? [{ type: 'wake', what: 'queues' } as const] : []),
    ])
  }

  const completeItem: QueueStore['complete'] = async (...call) => {
    const done = await complete(database, newId, call)
    if (!done) return null
    const { item, turnId } = done
    events.publish([{ type: 'turn', conversationId: item.conversationId, turnId, owner: 'closed', queue: item.queue }])
    tell('completed', [item])
    return item
  }

  /** Who answered elsewhere may not say when it is finished: it is when nothing was said for as long as a thread goes on. */
  const completeQuiet = async (now: number): Promise<void> => {
    const quiet = await kysely
      .selectFrom('queue_items')
      .select(['id', 'agent'])
      .where('status', '=', 'claimed')
      .where(IS_ELSEWHERE)
      .where('lease_until', '<', now)
      .limit(EXPIRED_AT_ONCE)
      .execute()
    for (const { id, agent } of quiet) await completeItem(id, agent ?? INBOX, null, now)
  }

  const reclaimExpired = async (now: number): Promise<number> => {
    const { rows } = await sql<QueueItemRow>`
      with ended as (
        select id, agent from queue_items where status = 'claimed' and lease_until < ${now} and not ${IS_ELSEWHERE}
        order by lease_until limit ${sql.lit(EXPIRED_AT_ONCE)} for update skip locked
      ), item as (
        update queue_items set status = 'waiting', agent = null, claimed_at = null, lease_until = null
        where id = any (array(select id from ended)) returning *
      ), noted as (
        insert into queue_changes (item_id, conversation_id, queue, change, agent, at)
        select id, conversation_id, queue, 'expired', (select e.agent from ended e where e.id = item.id), ${now}::bigint from item
      )
      select * from item`.execute(kysely)
    tell('released', rows.map(readQueueItem))
    return rows.length
  }

  return {
    list: async (queue, limit) => {
      const { rows } = await sql<QueueItemRow>`
        select * from (
          (select * from queue_items where status = 'waiting' and queue = ${queue} order by place, id limit ${limit})
          union all
          (select * from queue_items where status = 'claimed' and queue = ${queue} order by place, id limit ${limit})
        ) as i order by i.status = 'claimed', i.place, i.id limit ${limit}`.execute(kysely)
      return rows.map(readQueueItem)
    },
    counts: async () => {
      const { rows } = await sql<{ queue: string; waiting: number; claimed: number; oldest: number | null }>`
        select queue, count(*) filter (where status = 'waiting') as waiting, count(*) filter (where status = 'claimed') as claimed,
          min(enqueued_at) filter (where status = 'waiting') as oldest
        from queue_items where status <> 'done' group by queue order by queue`.execute(kysely)
      return rows.map(({ oldest, ...counts }) => ({ ...counts, oldestEnqueuedAt: oldest }))
    },
    claim: async (queues, agent, now, leaseUntil, relaxations) => {
      await reclaimExpired(now)
      const item = await claim(kysely, queues, agent, now, leaseUntil, relaxations)
      if (item) tell('claimed', [item])
      return item
    },
    renew: async (itemId, agent, leaseUntil) => {
      const row = await kysely
        .updateTable('queue_items')
        // One that was given up may be done behind a later one, and must not take from it.
        .set(({ fn, val }) => ({ lease_until: fn<number>('greatest', ['lease_until', val(leaseUntil)]) }))
        .where('id', '=', itemId)
        .where('agent', '=', agent)
        .where('status', '=', 'claimed')
        .returningAll()
        .executeTakeFirst()
      return row ? readQueueItem(row) : null
    },
    complete: completeItem,
    release: async (itemId, agent, now) => {
      const { rows } = await sql<QueueItemRow>`
        with item as (
          update queue_items set status = 'waiting', agent = null, claimed_at = null, lease_until = null
          where id = ${itemId} and agent = ${agent} and status = 'claimed' returning *
        ), noted as (
          insert into queue_changes (item_id, conversation_id, queue, change, agent, at)
          select id, conversation_id, queue, 'released', ${agent}, ${now}::bigint from item
        )
        select * from item`.execute(kysely)
      const items = rows.map(readQueueItem)
      tell('released', items)
      return items[0] ?? null
    },
    transfer: async (...call) => {
      const item = await transfer(database, newId, call)
      if (item) tell('transferred', [item])
      if (item && call[2].handOver !== undefined) events.publish([{ type: 'wake', what: 'outbox' }])
      return item
    },
    reclaimExpired: async (now) => {
      await completeQuiet(now)
      return reclaimExpired(now)
    },
  }
}
