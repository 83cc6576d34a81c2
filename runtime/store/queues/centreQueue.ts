import { sql } from 'kysely'
import type { CentreQueue } from '../../inbound/CentreQueue.ts'
import type { Database } from '../Database.ts'

export function createCentreQueue({ kysely }: Database): CentreQueue {
  return {
    keep: async (conversationId, queue, agent, until) => {
      const { rows } = await sql<{ readonly status: string; readonly agent: string | null }>`
        update queue_items set preferred_agent = case when status = 'waiting' then ${agent} else preferred_agent end,
          preferred_until = case when status = 'waiting' then ${until}::bigint else preferred_until end
        where conversation_id = ${conversationId} and queue = ${queue} and status <> 'done' returning status, agent`.execute(
        kysely,
      )
      const [item] = rows
      if (item?.status === 'waiting') return 'kept'
      return item?.agent === agent ? 'theirs' : 'gone'
    },
    isTheirs: async (agent, channel, address) => {
      const { rows } = await sql<{ readonly is: boolean }>`
        select coalesce(
          (select i.agent = ${agent} and i.status = 'claimed' from queue_items i where i.conversation_id = a.conversation_id and i.status <> 'done'),
          (select c.last_agent = ${agent} from conversations c where c.id = a.conversation_id), false) as is
        from addresses a where a.channel = ${channel} and a.address = ${address}`.execute(kysely)
      return rows[0]?.is === true
    },
    heldBy: async (agent, channel, address) => {
      const { rows } = await sql<{ readonly id: string }>`
        select i.id from addresses a join queue_items i on i.conversation_id = a.conversation_id and i.status = 'claimed' and i.agent = ${agent}
        where a.channel = ${channel} and a.address = ${address}`.execute(kysely)
      return rows[0]?.id ?? null
    },
  }
}
