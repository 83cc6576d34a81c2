import { type Kysely, sql } from 'kysely'
import type { RecordedTurn } from '../engine/turn/RecordedTurn.ts'
import type { JournalQuery } from '../inbound/ConversationStore.ts'
import type { Tables } from './tables.ts'

/** Conversations a statement: enough to make round trips cheap, few enough that a page of long ones stays small. */
const PAGE = 200

type JournalRow = Omit<RecordedTurn, 'contact'> & {
  readonly contactId: string
  readonly name: string | null
  readonly language: string | null
  readonly tags: RecordedTurn['contact']['tags']
  readonly attributes: RecordedTurn['contact']['attributes']
}

/** Reads the journal by conversation, a page at a time; a conversation is read whole, as it stands when its page is. */
export async function* readJournal(kysely: Kysely<Tables>, query: JournalQuery): AsyncGenerator<RecordedTurn> {
  const { since, until, channel, flow } = query
  const wanted = sql.join(
    [
      sql`true`,
      ...(since === undefined ? [] : [sql`c.started_at >= ${since}`]),
      ...(until === undefined ? [] : [sql`c.started_at < ${until}`]),
      ...(channel === undefined ? [] : [sql`c.channel = ${channel}`]),
      ...(flow === undefined ? [] : [sql`c.session ->> 'flow' = ${flow}`]),
    ],
    sql` and `,
  )
  let after = ''
  while (true) {
    const { rows } = await sql<JournalRow>`
      select c.id as "conversationId", c.channel, c.flow, c.contact_id as "contactId", c.returning,
        k.name, k.language, k.tags, k.attributes,
        t.id as "turnId", t.seq, t.at, t.event, t.effects, t.trace, t.release, t.handled_by as "handledBy",
        t.owner, t.waiting_at as "waitingAt"
      from (
        select c.id, c.channel, c.session ->> 'flow' as flow, c.contact_id, exists (
          select from conversations e
          where e.contact_id = c.contact_id and e.channel = c.channel and e.address = c.address
            and (e.started_at, e.id) < (c.started_at, c.id)
        ) as returning
        from conversations c where c.id > ${after} and ${wanted} order by c.id limit ${PAGE}
      ) as c
      join contacts k on k.id = c.contact_id
      join turns t on t.conversation_id = c.id
      order by c.id, t.seq`.execute(kysely)
    yield* rows.map(readTurn)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.conversationId
  }
}

function readTurn({ contactId, name, language, tags, attributes, ...turn }: JournalRow): RecordedTurn {
  return {
    ...turn,
    contact: {
      id: contactId,
      ...(name === null ? {} : { name }),
      ...(language === null ? {} : { language }),
      tags,
      attributes,
    },
  }
}
