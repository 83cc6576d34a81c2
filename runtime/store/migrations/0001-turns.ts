/**
 * Why: the first tables: who writes (contacts, addresses), what was decided (conversations, turns), and what the world must still do (outbox, timers, queue items).
 *
 * Documents are `json`, not `jsonb`: they are read back as a whole, `json` keeps them byte for byte as the engine made them, costs a check instead of a conversion, and takes a
 * customer's `\u0000` or half an emoji, which `jsonb` refuses. Times are epoch milliseconds. There are no foreign keys: every row is written by one statement
 * that knows its parents, and a key check a row is what a batch would spend most of its time on.
 */
export const sql = `
create table contacts (
  id text primary key,
  name text,
  language text,
  tags json not null,
  attributes json not null,
  blocked boolean not null default false
) with (fillfactor = 80);

create table addresses (
  channel text not null,
  address text not null,
  contact_id text not null,
  conversation_id text not null,
  opted_out boolean not null,
  primary key (channel, address)
);

-- owner is never 'agent' here: while it is 'queue', the unfinished queue item says whether an agent has it.
-- No index on what every turn changes: then an update stays on its page and touches no index.
create table conversations (
  id text primary key,
  contact_id text not null,
  channel text not null,
  address text not null,
  owner text not null,
  session json,
  started_at bigint not null,
  last_activity_at bigint not null,
  turns integer not null,
  last_agent text,
  last_agent_at bigint,
  last_enqueued json
) with (fillfactor = 70);
create index conversations_of_contact on conversations (contact_id);

-- n is the order of the journal: the newest turns first is also the conversations with the newest activity first.
create table turns (
  n bigint generated always as identity primary key,
  id text not null,
  source text not null,
  conversation_id text not null,
  seq integer not null,
  at bigint not null,
  release text,
  handled_by text not null,
  event json not null,
  effects json not null,
  trace json not null,
  owner text not null,
  waiting_at text,
  constraint turns_source unique (source),
  constraint turns_of_conversation unique (conversation_id, seq)
);

-- A claim moves due_at to the end of its lease, so one index serves what is due, what is retried and what a dead host left behind.
create table outbox (
  id text primary key,
  n bigint generated always as identity,
  kind text not null,
  conversation_id text not null,
  target text not null,
  address text not null,
  payload json not null,
  attempts integer not null default 0,
  due_at bigint not null,
  expires_at bigint,
  error text,
  died_at bigint
);
create index outbox_due on outbox (due_at) where died_at is null;
create index outbox_order on outbox (conversation_id, kind, n) where died_at is null;
create index outbox_dead on outbox (died_at) where died_at is not null;

create table timers (
  id text primary key,
  conversation_id text not null,
  at bigint not null,
  due_at bigint not null
);
create index timers_due on timers (due_at);

-- One point of priority is one minute of waiting, so an item's place never changes and an index serves the order.
create table queue_items (
  id text primary key,
  conversation_id text not null,
  queue text not null,
  skills json not null,
  skill_names text[] not null,
  priority double precision not null,
  enqueued_at bigint not null,
  place bigint not null generated always as (enqueued_at - (priority * 60000)::bigint) stored,
  status text not null default 'waiting',
  preferred_agent text,
  preferred_until bigint,
  agent text,
  claimed_at bigint,
  lease_until bigint,
  wrap_up_code text,
  done_at bigint
);
create unique index queue_items_unfinished on queue_items (conversation_id) where status <> 'done';
create index queue_items_waiting on queue_items (queue, place, id) where status = 'waiting';
create index queue_items_claimed on queue_items (lease_until) where status = 'claimed';

-- What agents did to an item, for reports; what the flow did is in the turns.
create table queue_changes (
  n bigint generated always as identity primary key,
  item_id text not null,
  conversation_id text not null,
  queue text not null,
  change text not null,
  agent text,
  at bigint not null
);

create table releases (
  hash text primary key,
  published_at bigint not null,
  note text,
  workspace json not null
);
create index releases_published on releases (published_at);

create table deployment (
  is_only boolean primary key default true check (is_only),
  live text not null references releases (hash),
  canary_release text references releases (hash),
  canary_percent double precision,
  at bigint not null
);
`
