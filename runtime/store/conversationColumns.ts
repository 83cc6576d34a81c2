import type { StoredContact, StoredConversation } from '../inbound/TurnStore.ts'
import type { Row } from './Database.ts'

/** What is read of `contacts c`; names that a conversation's columns do not have. */
export const CONTACT_COLUMNS = 'c.id as contact_id, c.name, c.language, c.tags, c.attributes, c.blocked'

/** What is read of `conversations c`. While the owner is `queue`, the unfinished queue item says whether an agent has it: see `queues/claim.ts`. */
export const CONVERSATION_COLUMNS = `c.id as conversation_id, c.contact_id as conversation_contact_id, c.channel, c.address,
  case when c.owner = 'queue' and exists (
    select from queue_items i where i.conversation_id = c.id and i.status <> 'done' and i.status = 'claimed'
  ) then 'agent' else c.owner end as owner,
  c.session, c.started_at, c.last_activity_at, c.turns, c.last_agent, c.last_agent_at, c.last_enqueued`

type ContactRow = {
  contact_id: string | null
  name: string | null
  language: string | null
  tags: StoredContact['tags']
  attributes: StoredContact['attributes']
  blocked: boolean
}
type ConversationRow = {
  conversation_id: string | null
  conversation_contact_id: string
  channel: string
  address: string
  owner: StoredConversation['owner']
  session: StoredConversation['session']
  started_at: number
  last_activity_at: number
  turns: number
  last_agent: string | null
  last_agent_at: number | null
  last_enqueued: StoredConversation['lastEnqueued']
}

/** null for the missing side of an outer join */
export function readContact(untyped: Row): StoredContact | null {
  const row = untyped as ContactRow // CONTACT_COLUMNS
  if (row.contact_id === null) return null
  return {
    id: row.contact_id,
    name: row.name,
    language: row.language,
    tags: row.tags,
    attributes: row.attributes,
    blocked: row.blocked,
  }
}

/** null for the missing side of an outer join */
export function readConversation(untyped: Row): StoredConversation | null {
  const row = untyped as ConversationRow // CONVERSATION_COLUMNS
  if (row.conversation_id === null) return null
  return {
    id: row.conversation_id,
    contactId: row.conversation_contact_id,
    channel: row.channel,
    address: row.address,
    owner: row.owner,
    session: row.session,
    startedAt: row.started_at,
    lastActivityAt: row.last_activity_at,
    turns: row.turns,
    lastAgent: row.last_agent,
    lastAgentAt: row.last_agent_at,
    lastEnqueued: row.last_enqueued,
  }
}
