import { sql } from 'kysely'
import type { ConversationStore, StoredTurn } from '../inbound/ConversationStore.ts'
import type { StoredConversation } from '../inbound/TurnStore.ts'
import { CONTACT_COLUMNS, CONVERSATION_COLUMNS, readContact, readConversation } from './conversationColumns.ts'
import type { Database, Row } from './Database.ts'
import { readJournal } from './journal.ts'

const CONVERSATION = sql.raw(CONVERSATION_COLUMNS)
const CONTACT = sql.raw(CONTACT_COLUMNS)

export function createConversationStore({ kysely, reports }: Database): ConversationStore {
  return {
    find: async (id) => {
      const { rows } = await sql<Row>`
        select conversation.*, contact.*
        from (select ${CONVERSATION} from conversations c where c.id = ${id}) as conversation
        cross join lateral (
          select ${CONTACT} from contacts c where c.id = conversation.conversation_contact_id limit 1
        ) as contact`.execute(kysely)
      const row = rows[0]
      const conversation = row ? readConversation(row) : null
      const contact = row ? readContact(row) : null
      if (!conversation || !contact) return null
      const turns = await kysely
        .selectFrom('turns')
        .select([
          'id',
          'seq',
          'at',
          'source',
          'release',
          'handled_by',
          'event',
          'effects',
          'trace',
          'owner',
          'waiting_at',
        ])
        .where('conversation_id', '=', id)
        // A turn that came between the two statements is not half shown.
        .where('seq', '<=', conversation.turns)
        .orderBy('seq')
        .execute()
      return {
        conversation,
        contact,
        turns: turns.map(
          ({ handled_by, waiting_at, ...turn }): StoredTurn => ({
            ...turn,
            handledBy: handled_by,
            waitingAt: waiting_at,
          }),
        ),
      }
    },
    list: async ({ contactId, channel, limit, before }) => {
      const older = before
        ? sql`and t.n < (
            select last.n from turns last
            where last.conversation_id = ${before} and last.seq = (select c.turns from conversations c where c.id = ${before}))`
        : sql``
      const ofChannel = channel === undefined ? sql`` : sql`and c.channel = ${channel}`
      // The journal read backwards, each conversation at its latest turn: the order of activity without an index that every turn would have to move.
      // A channel that is hardly used is found slowly this way; a contact's conversations have an index.
      const { rows } =
        contactId === undefined
          ? await sql<Row>`
              select conversation.* from turns t cross join lateral (
                select ${CONVERSATION} from conversations c where c.id = t.conversation_id and c.turns = t.seq ${ofChannel} limit 1
              ) as conversation where true ${older} order by t.n desc limit ${limit}`.execute(kysely)
          : await sql<Row>`
              select conversation.* from (
                select ${CONVERSATION} from conversations c where c.contact_id = ${contactId} ${ofChannel}
              ) as conversation cross join lateral (
                select t.n from turns t where t.conversation_id = conversation.conversation_id and t.seq = conversation.turns limit 1
              ) as t where true ${older} order by t.n desc limit ${limit}`.execute(kysely)
      return rows
        .map(readConversation)
        .filter((conversation): conversation is StoredConversation => conversation !== null)
    },
    turnsWith: async ({ channel, address, after, limit }) => {
      // Materialised, so that no planner walks the whole journal by `n` to find the few turns of one address.
      const { rows } = await sql<Pick<StoredTurn, 'id' | 'at' | 'event' | 'effects'> & { readonly place: number }>`
        with own as materialized (
          select t.n
          from addresses a
          join conversations c on c.contact_id = a.contact_id and c.channel = a.channel and c.address = a.address
          join turns t on t.conversation_id = c.id
          where a.channel = ${channel} and a.address = ${address}
        ), page as materialized (
          select n from own ${after === undefined ? sql`order by n desc` : sql`where n > ${after} order by n`} limit ${limit}
        )
        select t.n as place, t.id, t.at, t.event, t.effects from page join turns t using (n) order by t.n`.execute(
        kysely,
      )
      return rows
    },
    journal: (query) => readJournal(reports, query),
    setBlocked: async (contactId, blocked) => {
      const { numUpdatedRows } = await kysely
        .updateTable('contacts')
        .set({ blocked })
        .where('id', '=', contactId)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}
