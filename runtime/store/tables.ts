import type { Generated, GeneratedAlways } from 'kysely'
import type { OnStanding } from '../engine/turn/fateOf.ts'
import type { Workspace } from '../engine/workspace.ts'
import type { Arrival } from '../inbound/Arrival.ts'
import type { StoredTurn } from '../inbound/ConversationStore.ts'
import type { StoredContact, StoredConversation } from '../inbound/TurnStore.ts'
import type { OutboxItem } from '../outbox/OutboxStore.ts'
import type { QueueItem } from '../queues/QueueStore.ts'

/** The tables as queries see them; what they are for is said in `migrations/`. Times are epoch milliseconds. */
export type Tables = {
  contacts: {
    id: string
    name: string | null
    language: string | null
    tags: StoredContact['tags']
    attributes: StoredContact['attributes']
    blocked: Generated<boolean>
  }
  addresses: {
    channel: string
    address: string
    contact_id: string
    conversation_id: string
    opted_out: boolean
    has_left: Generated<boolean>
    terms: string | null
    profile_asked_at: number | null
  }
  conversations: {
    id: string
    contact_id: string
    channel: string
    address: string
    owner: Exclude<StoredConversation['owner'], 'agent'>
    session: StoredConversation['session']
    started_at: number
    last_activity_at: number
    turns: number
    last_agent: string | null
    last_agent_at: number | null
    last_enqueued: StoredConversation['lastEnqueued']
  }
  turns: {
    n: GeneratedAlways<number>
    id: string
    source: string
    conversation_id: string
    seq: number
    at: number
    release: string | null
    handled_by: StoredTurn['handledBy']
    event: StoredTurn['event']
    effects: StoredTurn['effects']
    trace: StoredTurn['trace']
    owner: StoredTurn['owner']
    waiting_at: string | null
  }
  outbox: {
    id: string
    n: GeneratedAlways<number>
    kind: OutboxItem['kind']
    conversation_id: string
    target: string
    address: string
    payload: OutboxItem['payload']
    attempts: Generated<number>
    due_at: number
    expires_at: number | null
    error: string | null
    died_at: number | null
    sent: Generated<number>
    settled: Generated<number>
    excused: Generated<number>
    doubts: Generated<number>
  }
  sent_messages: {
    channel: string
    external_id: string
    delivery: string | null
    bubble: number | null
    conversation_id: string | null
    status: 'accepted' | 'sent' | 'delivered' | 'read' | 'failed'
    code: string | null
    at: number
  }
  hosts: { id: string; seen_at: number }
  aliases: { channel: string; name: string; address: string; seen_at: number }
  album_parts: {
    source: string
    n: GeneratedAlways<number>
    channel: string
    address: string
    album: string
    arrival: Arrival | null
    due_at: number
    turn: string | null
  }
  received_files: { channel: string; ref: string; at: number; content: Uint8Array }
  uploads: { account: string; file: string; id: string; until: number; is_ready: boolean }
  lineage: {
    is_only: Generated<boolean>
    identity: string
    timeline: string
    xid: number
    seen_at: number
    held_since: number | null
    restored_to: number | null
  }
  ended_sessions: { id: string; until: number }
  timers: { id: string; conversation_id: string; at: number; due_at: number }
  queue_items: {
    id: string
    conversation_id: string
    queue: string
    skills: QueueItem['skills']
    skill_names: readonly string[]
    priority: number
    enqueued_at: number
    place: GeneratedAlways<number>
    status: Generated<QueueItem['status']>
    preferred_agent: string | null
    preferred_until: number | null
    agent: string | null
    claimed_at: number | null
    lease_until: number | null
    wrap_up_code: string | null
    done_at: number | null
  }
  queue_changes: {
    n: GeneratedAlways<number>
    item_id: string
    conversation_id: string
    queue: string
    change: 'claimed' | 'released' | 'expired' | 'completed' | 'transferred'
    agent: string | null
    at: number
  }
  releases: {
    hash: string
    published_at: number
    note: string | null
    git_commit: string | null
    workspace: Workspace
  }
  deployment: {
    is_only: Generated<boolean>
    live: string
    canary_release: string | null
    canary_percent: number | null
    live_before: string | null
    on_standing: OnStanding | null
    asked: Generated<boolean>
    at: number
  }
}
