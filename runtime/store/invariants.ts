/** What holds in every database that hosts have used, whatever happened to them. `sql` gives a sentence, `what`, for each row of which it does not. */
export type Invariant = { readonly name: string; readonly sql: string }

/** Each is one statement that reads its tables once, so that it ends with millions of rows too. */
export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'turnsInOrder',
    sql: `
select format('Conversation %s has %s turns, numbered %s to %s, and says %s.', coalesce(c.id, t.conversation_id), coalesce(t.count, 0), t.first, t.last,
  coalesce(c.turns::text, 'nothing: it is not there')) as what
from conversations c full join (
  select conversation_id, count(*) as count, count(distinct seq) as numbers, min(seq) as first, max(seq) as last from turns group by conversation_id
) as t on t.conversation_id = c.id
where c.id is null or t.conversation_id is null or t.first <> 1 or t.last <> t.numbers or t.count <> t.numbers or c.turns <> t.last`,
  },
  {
    name: 'sourcesOnce',
    sql: `select format('Source %s has %s turns.', source, count(*)) as what from turns group by source having count(*) > 1`,
  },
  {
    name: 'turnIdsOnce',
    sql: `select format('Turn %s is there %s times.', id, count(*)) as what from turns group by id having count(*) > 1`,
  },
  {
    name: 'ownerOfLastTurn',
    sql: `
select format('Conversation %s belongs to %s, and its last turn %s left it to %s.', c.id, c.owner, t.id, t.owner) as what
from conversations c join turns t on t.conversation_id = c.id and t.seq = c.turns
where c.owner <> case when t.owner = 'agent' then 'queue' else t.owner end`,
  },
  {
    name: 'oneUnfinishedItem',
    sql: `
select format('Conversation %s has %s unfinished queue items.', conversation_id, count(*)) as what
from queue_items where status <> 'done' group by conversation_id having count(*) > 1`,
  },
  {
    name: 'ownerHasItem',
    sql: `
select case when i.id is null then format('Conversation %s waits in a queue and has no unfinished item: nobody will find it.', c.id)
  else format('Conversation %s belongs to %s and has the unfinished item %s.', c.id, c.owner, i.id) end as what
from conversations c left join queue_items i on i.conversation_id = c.id and i.status <> 'done'
where (c.owner = 'queue') <> (i.id is not null)`,
  },
  {
    name: 'itemOfConversation',
    sql: `
select format('Queue item %s is of the conversation %s, which is not there.', i.id, i.conversation_id) as what
from queue_items i where not exists (select from conversations c where c.id = i.conversation_id)`,
  },
  {
    name: 'itemStatus',
    sql: `
select format('Queue item %s is %s, with the agent %s, the lease %s and the end %s.', id, status, coalesce(agent, '-'), coalesce(lease_until::text, '-'), coalesce(done_at::text, '-')) as what
from queue_items where case status
  when 'waiting' then agent is not null or lease_until is not null or done_at is not null
  when 'claimed' then agent is null or lease_until is null or done_at is not null
  when 'done' then done_at is null
  else true end`,
  },
  {
    name: 'deliveryOfTurn',
    sql: `
select format('Delivery or call %s is of the conversation %s, in which there is no turn that caused it.', o.id, o.conversation_id) as what
from outbox o where not exists (
  select from turns t where t.conversation_id = o.conversation_id and t.id = split_part(o.id, '.', 1))`,
  },
  {
    name: 'timerOfConversation',
    sql: `
select format('Timer %s is of the conversation %s, which is not there.', t.id, t.conversation_id) as what
from timers t where not exists (select from conversations c where c.id = t.conversation_id)`,
  },
  {
    name: 'timerOfSession',
    sql: `
select format('Conversation %s waits for the timer %s, which is not there.', c.id, c.session ->> 'timer') as what
from conversations c left join timers t on t.id = c.session ->> 'timer'
where c.owner in ('flow', 'bot') and c.session ->> 'timer' is not null and t.id is null`,
  },
  {
    name: 'latestOfAddress',
    sql: `
select format('Address %s on %s is of the contact %s, with the latest conversation %s: %s.', a.address, a.channel, a.contact_id, a.conversation_id,
  case when u.id is null then 'the contact is not there' when c.id is null then 'the conversation is not there' else 'that one is of another address' end) as what
from addresses a left join contacts u on u.id = a.contact_id left join conversations c on c.id = a.conversation_id
where u.id is null or c.id is null or c.channel <> a.channel or c.address <> a.address`,
  },
  {
    name: 'addressOfConversation',
    sql: `
select format('Conversation %s is of the contact %s at %s on %s: %s.', c.id, c.contact_id, c.address, c.channel,
  case when u.id is null then 'the contact is not there' else 'the address is not there' end) as what
from conversations c left join contacts u on u.id = c.contact_id left join addresses a on a.channel = c.channel and a.address = c.address
where u.id is null or a.address is null`,
  },
  {
    name: 'releaseOfTurn',
    sql: `
select format('%s turns were decided by the release %s, which is not there.', t.count, t.release) as what
from (select release, count(*) as count from turns where release is not null group by release) as t
where not exists (select from releases r where r.hash = t.release)`,
  },
  {
    name: 'releaseOfSession',
    sql: `
select format('%s conversations under way are on the release %s, which is not there.', s.count, s.release) as what
from (
  select session ->> 'release' as release, count(*) as count from conversations where owner in ('flow', 'bot') and session is not null group by 1
) as s
where not exists (select from releases r where r.hash = s.release)`,
  },
  {
    name: 'nextNumber',
    sql: `
select format('The next row of %s would get the number %s, and %s is taken.', own.of, s.last_value + 1, own.taken) as what
from (
  select 'turns' as of, max(n) as taken from turns
  union all select 'outbox', max(n) from outbox
  union all select 'queue_changes', max(n) from queue_changes
) as own join pg_sequences s on s.schemaname = current_schema() and s.sequencename = own.of || '_n_seq'
where own.taken > coalesce(s.last_value, 0)`,
  },
]
