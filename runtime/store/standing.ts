import { type Kysely, sql } from 'kysely'
import type { StandingCount } from '../releases/ReleaseStore.ts'
import type { Tables } from './tables.ts'
import { SESSION_BEGINS } from './writtenOrder.ts'

const BEHIND_PLACE = sql.lit(`,"${SESSION_BEGINS.at(-1)}":`)

/**
 * Counts who stands where. Every wait of a flow or bot has a timer, and a request its call in the outbox, so those name the conversations: an index of
 * their own would have to be moved by every turn that begins or ends a flow.
 *
 * A session is grouped by how its text begins, up to the language (see `writtenOrder`).
 */
export async function countStanding(kysely: Kysely<Tables>): Promise<readonly StandingCount[]> {
  const { rows } = await sql<{ place: string; owner: StandingCount['owner']; conversations: number }>`
    select s.place, s.owner, count(*)::integer as conversations
    from (
      select c.owner, left(c.session::text, position(${BEHIND_PLACE} in c.session::text) - 1) as place
      from (
        select conversation_id from timers
        union select conversation_id from outbox where kind = 'request' and died_at is null
      ) as waiting
      join conversations c on c.id = waiting.conversation_id
      where c.owner in ('flow', 'bot') and c.session is not null
    ) as s
    group by s.place, s.owner
    order by conversations desc, s.place`.execute(kysely)
  return rows.map(({ place, owner, conversations }) => {
    const { release, flow, node } = JSON.parse(`${place}}`) as Pick<StandingCount, 'release' | 'flow' | 'node'> // as the engine wrote it
    return { release, flow, node, owner, conversations }
  })
}
