import { beforeAll, expect, test } from 'vitest'
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import { checkInvariants } from '../../runtime/store/checkInvariants.ts'
import { INVARIANTS } from '../../runtime/store/invariants.ts'
import { openStore } from '../../runtime/store/openStore.ts'
import { openPostgres } from '../../runtime/store/postgres/PostgresDatabase.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { recordRun } from '../support/recordRun.ts'

/** A database that hosts have used, sound. */
let used: string
beforeAll(async () => {
  const { workspace } = await loadWorkspace('flows')
  if (workspace === null) throw new Error('the sample workspace cannot be read')
  used = await createTestDatabase()
  const store = await openStore({ databaseUrl: used })
  await recordRun(store, workspace, 80)
  await store.close()
})

/** The verdict on a copy of it to which this was done. */
async function verdictAfter(damage: string) {
  const database = openPostgres(await createTestDatabase(used), 1)
  try {
    await database.script(`${damage}; select 1`, () => null)
    return await checkInvariants(database)
  } finally {
    await database.close()
  }
}

const FIRST = (table: string, where: string) => `(select id from ${table} where ${where} order by id limit 1)`
const UNDER_WAY = "owner in ('flow', 'bot') and session ->> 'timer' is not null"

/** Each kind of damage, with the invariants that find it and what they say. */
const DAMAGES: readonly (readonly [what: string, damage: string, found: { readonly [invariant: string]: RegExp }])[] = [
  [
    'a turn that is gone',
    'delete from turns where n = (select min(n) from turns)',
    { turnsInOrder: /^Conversation c_\d+ has \d+ turns, numbered 2 to \d+, and says \d+\.$|has 0 turns/ },
  ],
  [
    'a turn between others that is gone',
    'delete from turns where seq = 2 and conversation_id = (select id from conversations where turns > 2 order by id limit 1)',
    { turnsInOrder: /^Conversation c_\d+ has (\d+) turns, numbered 1 to (?!\1)\d+/ },
  ],
  [
    'a number that is there twice, and another that is not',
    `alter table turns drop constraint turns_of_conversation;
     update turns set seq = 1 where seq = 2 and conversation_id = (select id from conversations where turns > 2 order by id limit 1)`,
    { turnsInOrder: /^Conversation c_\d+ has (\d+) turns, numbered 1 to \1/ },
  ],
  [
    'turns whose conversation is gone',
    `delete from conversations where id = (
       select min(id) from conversations c where not exists (select from timers t where t.conversation_id = c.id)
         and not exists (select from queue_items i where i.conversation_id = c.id))`,
    { turnsInOrder: /says nothing: it is not there\.$/, latestOfAddress: /the conversation is not there\.$/ },
  ],
  [
    'a message that was stored twice',
    `alter table turns drop constraint turns_source;
     insert into turns (id, source, conversation_id, seq, at, release, handled_by, event, effects, trace, owner)
       select 't_again', t.source, c.id, c.turns + 1, t.at, t.release, t.handled_by, t.event, t.effects, t.trace, c.owner
       from turns t join conversations c on c.id = t.conversation_id order by t.n limit 1;
     update conversations c set turns = (select max(seq) from turns t where t.conversation_id = c.id)`,
    { sourcesOnce: /^Source m:.* has 2 turns\.$/ },
  ],
  [
    'two turns of one id',
    'update turns set id = (select min(id) from turns) where n = (select max(n) from turns)',
    { turnIdsOnce: /^Turn t_\d+ is there 2 times\.$/ },
  ],
  [
    'an owner that no turn made',
    "update conversations set owner = 'closed' where id = (select min(id) from conversations where owner = 'flow')",
    { ownerOfLastTurn: /belongs to closed, and its last turn t_\d+ left it to flow\.$/ },
  ],
  [
    'a conversation in two queues',
    `drop index queue_items_unfinished;
     insert into queue_items (id, conversation_id, queue, skills, skill_names, priority, enqueued_at)
       select id || '2', conversation_id, queue, skills, skill_names, priority, enqueued_at from queue_items where status = 'waiting' order by id limit 1`,
    { oneUnfinishedItem: /^Conversation c_\d+ has 2 unfinished queue items\.$/ },
  ],
  [
    'a customer whose item is gone',
    `delete from queue_items where id = ${FIRST('queue_items', "status = 'waiting'")}`,
    { ownerHasItem: /waits in a queue and has no unfinished item: nobody will find it\.$/ },
  ],
  [
    'an item of a conversation that nobody queued',
    `insert into queue_items (id, conversation_id, queue, skills, skill_names, priority, enqueued_at)
       select 'q_lost', id, 'general', '[]', '{}', 0, 0 from conversations where owner = 'closed' order by id limit 1`,
    { ownerHasItem: /belongs to closed and has the unfinished item q_lost\.$/ },
  ],
  [
    'an item of no conversation',
    `insert into queue_items (id, conversation_id, queue, skills, skill_names, priority, enqueued_at) values ('q_lost', 'c_lost', 'general', '[]', '{}', 0, 0)`,
    { itemOfConversation: /^Queue item q_lost is of the conversation c_lost, which is not there\.$/ },
  ],
  [
    'an item that is claimed by nobody',
    `update queue_items set status = 'claimed' where id = ${FIRST('queue_items', "status = 'waiting'")}`,
    { itemStatus: /is claimed, with the agent -, the lease -/ },
  ],
  [
    'a delivery that no turn caused',
    `insert into outbox (id, kind, conversation_id, target, address, payload, due_at) select 't_lost.o0', 'message', id, 'web', address, '{}', 0 from conversations order by id limit 1`,
    { deliveryOfTurn: /^Delivery or call t_lost\.o0 is of the conversation c_\d+, in which there is no turn/ },
  ],
  [
    'a timer of no conversation',
    "insert into timers values ('t_lost.1', 'c_lost', 0, 0)",
    { timerOfConversation: /^Timer t_lost\.1 is of the conversation c_lost/ },
  ],
  [
    'a wait that nothing ends',
    `delete from timers where id = (select session ->> 'timer' from conversations where ${UNDER_WAY} order by id limit 1)`,
    { timerOfSession: /^Conversation c_\d+ waits for the timer t_\d+\.\d+, which is not there\.$/ },
  ],
  [
    'an address that has another one’s conversation',
    'update addresses set conversation_id = (select max(id) from conversations) where conversation_id = (select min(conversation_id) from addresses)',
    { latestOfAddress: /that one is of another address\.$/ },
  ],
  [
    'a contact that is gone',
    'delete from contacts where id = (select min(contact_id) from addresses)',
    { latestOfAddress: /the contact is not there\.$/, addressOfConversation: /the contact is not there\.$/ },
  ],
  [
    'an address that is gone',
    'delete from addresses where conversation_id = (select min(conversation_id) from addresses)',
    { addressOfConversation: /the address is not there\.$/ },
  ],
  [
    'a release that is gone',
    'delete from deployment; delete from releases',
    { releaseOfTurn: /^\d+ turns were decided by the release \w+/, releaseOfSession: /^\d+ conversations under way/ },
  ],
  [
    'numbers that would be given again',
    "select setval('turns_n_seq', 1)",
    { nextNumber: /^The next row of turns would get the number 2, and \d+ is taken\.$/ },
  ],
]

test('a database that hosts have used keeps everything', async () => {
  const verdict = await verdictAfter('select 1')
  expect(verdict).toMatchObject({ violations: [] })
  expect(verdict.conversations).toBeGreaterThan(60)
  expect(verdict.turns).toBeGreaterThan(150)
})

test.each(DAMAGES)('%s is found, and named', async (_, damage, found) => {
  const { violations } = await verdictAfter(damage)
  expect(violations.map(({ invariant }) => invariant)).toEqual(Object.keys(found))
  for (const { invariant, rows } of violations) expect(rows[0]).toMatch(found[invariant] ?? /^$/)
})

test('there is a damage that each invariant finds', () => {
  expect(new Set(DAMAGES.flatMap(([, , found]) => Object.keys(found)))).toEqual(
    new Set(INVARIANTS.map(({ name }) => name)),
  )
})

test('of many rows the first are named, and all are counted', async () => {
  const { violations } = await verdictAfter(
    "insert into timers select 't_' || lpad(i::text, 3, '0'), 'c_lost', 0, 0 from generate_series(1, 500) as i",
  )
  expect(violations).toMatchObject([{ invariant: 'timerOfConversation', total: 500 }])
  expect(violations[0]?.rows).toHaveLength(20)
  expect(violations[0]?.rows[0]).toContain('t_001')
})

test('a database that is none of Usher’s is told so', async () => {
  const database = openPostgres(await createTestDatabase(), 1)
  await expect(checkInvariants(database)).rejects.toMatchObject({
    code: 'missingConfiguration',
    message: expect.stringContaining('the table conversations is missing'),
  })
  await database.close()
})
