import { sql } from 'kysely'
import type { TimerStore } from '../outbox/OutboxStore.ts'
import type { Database } from './Database.ts'
import { isAsSeen } from './lineage.ts'

export function createTimerStore(database: Database): TimerStore {
  const { kysely } = database
  return {
    claimDue: async (now, limit, leaseUntil) => {
      const { rows } = await sql<{ id: string; conversation_id: string; at: number }>`
        update timers set due_at = ${leaseUntil}
        where id = any (array(
          select t.id from timers t where t.due_at <= ${now} and ${isAsSeen(database)} order by t.due_at limit ${limit} for update skip locked
        )) returning id, conversation_id, at`.execute(kysely)
      return rows
        .sort((a, b) => a.at - b.at)
        .map(({ id, conversation_id, at }) => ({ id, conversationId: conversation_id, at }))
    },
    renew: async (held, leaseUntil) => {
      await kysely
        .updateTable('timers')
        .set({ due_at: leaseUntil })
        .where(
          'id',
          'in',
          held.map(({ id }) => id),
        )
        .execute()
    },
    nextDueAt: async () => {
      const { rows } = await sql<{ due_at: number }>`
        select due_at from timers where ${isAsSeen(database)} order by due_at limit 1`.execute(kysely)
      return rows[0]?.due_at ?? null
    },
    remove: async (id) => {
      await kysely.deleteFrom('timers').where('id', '=', id).execute()
    },
  }
}
