import { type Kysely, sql } from 'kysely'
import type { StandingCount } from '../releases/ReleaseStore.ts'
import type { Tables } from './tables.ts'

/**
 * Counts who stands where. Every wait of a flow or bot has a timer, and a request its call in the outbox, so those name the conversations: an index of
 * their own would have to be moved by every turn that begins or ends a flow.
 *
 * The session is read as text, not by `->>`: that unescapes the whole document, and fails at half an emoji in one customer's words. Its first keys are
 * these (see `createSession`); slugs and hashes hold nothing that JSON escapes, and within a text no key can stand, since its quotes are escaped.
 */
export async function countStanding(kysely: Kysely<Tables>): Promise<readonly StandingCount[]> {
  const { rows } = await sql<StandingCount>`
    select s.release, s.flow, s.node, s.owner, count(*)::integer as conversations
    from (
      select c.owner,
        substring(c.session::text from '"release":"([^"]*)"') as release,
        substring(c.session::text from '"flow":"([^"]*)"') as flow,
        substring(c.session::text from '"node":"([^"]*)"') as node
      from (
        select conversation_id from timers
        union select conversation_id from outbox where kind = 'request' and died_at is null
      ) as waiting
      join conversations c on c.id = waiting.conversation_id
      where c.owner in ('flow', 'bot') and c.session is not null
    ) as s
    group by s.release, s.flow, s.node, s.owner
    order by conversations desc, s.release, s.flow, s.node`.execute(kysely)
  return rows
}
