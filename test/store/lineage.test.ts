import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { NewOutboxItem } from '../../runtime/inbound/TurnStore.ts'
import type { Database, Row } from '../../runtime/store/Database.ts'
import { openStoreOn, type Store } from '../../runtime/store/openStore.ts'
import { openPglite } from '../../runtime/store/pglite/PgliteDatabase.ts'
import { openPostgres } from '../../runtime/store/postgres/PostgresDatabase.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { messageFrom, NOON, runTurn } from './turnOf.ts'

type Opened = { readonly database: Database; readonly store: Store }

const opened: Opened[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ store }) => store.close()))
})

async function openOn(database: Database): Promise<Opened> {
  const one = { database, store: await openStoreOn(database) }
  opened.push(one)
  return one
}
async function close(one: Opened): Promise<void> {
  opened.splice(opened.indexOf(one), 1)
  await one.store.close()
}
const open = (url: string) => openOn(openPostgres(url, 2))
const ask = ({ database }: Opened, text: string): Promise<readonly Row[]> => database.inOneTrip({ text, values: [] })

const LATER = NOON + 60_000
const itemOf = (id: string, more: Partial<NewOutboxItem> = {}): NewOutboxItem => ({
  id,
  kind: 'message',
  target: 'web',
  payload: {},
  dueAt: NOON,
  expiresAt: null,
  ...more,
})

/** A database that hosts have seen, with a message, a call and a timer that are due. */
async function leaveWork(one: Opened): Promise<void> {
  expect(await one.store.lineage.look()).toBeNull()
  const call = itemOf('call', { kind: 'bot', target: 'faq', expiresAt: LATER * 2 })
  const work = { outbox: [itemOf('old'), call], startTimer: { id: 'timer', at: NOON } }
  await runTurn(one.store.turns, messageFrom('ada', 'm-1'), work)
}
/** What can be claimed, as often as a worker comes for it. */
async function claimed({ store: { outbox, timers } }: Opened): Promise<readonly string[]> {
  const items = await outbox.claimDue(LATER, 10, LATER)
  const due = await timers.claimDue(LATER, 10, LATER)
  for (const item of items) await outbox.delivered(item)
  return [...items, ...due].map(({ id }) => id)
}
const nextDue = async ({ store: { outbox, timers } }: Opened) => [await outbox.nextDueAt(), await timers.nextDueAt()]
const HELD = { since: expect.any(Number), restoredTo: expect.any(Number) }

describe('a database that was put back', () => {
  test.each<[string, (url: string, before: Opened) => Promise<Opened>]>([
    [
      'from a copy of its files',
      async (url, before) => {
        await close(before)
        return open(await createTestDatabase(url))
      },
    ],
    [
      'row by row, as pg_dump and pg_restore do it, under a host that runs',
      async (_, before) => {
        await ask(before, 'create table dumped as select * from lineage')
        await ask(before, 'delete from lineage')
        await ask(before, 'insert into lineage select * from dumped')
        return before
      },
    ],
    [
      'by a recovery to an earlier time, on a new timeline',
      async (_, before) => {
        await ask(before, `${REWRITE}, timeline = '00000000', seen_at = seen_at - 180000`)
        return before
      },
    ],
  ])(
    '%s gives nothing away that is due, also before anybody has looked, until somebody resumes',
    async (_, putBack) => {
      const url = await createTestDatabase()
      const before = await open(url)
      await leaveWork(before)
      const after = await putBack(url, before)
      expect(await claimed(after)).toEqual([])
      expect(await nextDue(after)).toEqual([null, null])
      expect(await after.store.lineage.look()).toEqual(HELD)
      expect(await after.store.lineage.look()).toEqual(await after.store.lineage.held())
      expect(await claimed(after)).toEqual([])

      await runTurn(after.store.turns, messageFrom('ben', 'm-1'), { outbox: [itemOf('new')] })
      expect(await claimed(after)).toEqual([])
      expect(await after.store.lineage.resume(null)).toEqual({ messages: 0, calls: 0 })
      expect(await after.store.lineage.look()).toBeNull()
      expect((await claimed(after)).toSorted()).toEqual(['call', 'new', 'old', 'timer'])
      expect(await after.store.lineage.resume(null)).toBeNull()
    },
  )

  test('beneath a host that runs is noticed by it', async () => {
    const host = await open(await createTestDatabase())
    await leaveWork(host)
    await ask(host, `${REWRITE}, seen_at = seen_at - 180000`)
    expect(await host.store.lineage.look()).toEqual(HELD)
    expect(await claimed(host)).toEqual([])
  })

  test('rests on every host, and goes on on every host', async () => {
    const url = await createTestDatabase()
    const one = await open(url)
    await leaveWork(one)
    await ask(one, `${REWRITE}, identity = 'another'`)
    expect(await one.store.lineage.look()).toEqual(HELD)
    const other = await open(url)
    expect(await other.store.lineage.look()).toEqual(HELD)
    expect(await claimed(other)).toEqual([])
    await other.store.lineage.resume(null)
    expect(await one.store.lineage.look()).toBeNull()
    expect(await claimed(one)).toHaveLength(3)
  })

  test('is resumed without what was due before a time: its messages are dead letters, its calls fail, its timers fire', async () => {
    const host = await open(await createTestDatabase())
    await leaveWork(host)
    await ask(host, `${REWRITE}, identity = 'another'`)
    await host.store.lineage.look()
    await runTurn(host.store.turns, messageFrom('ben', 'm-1'), { outbox: [itemOf('new', { dueAt: NOON + 1 })] })
    expect(await host.store.lineage.resume(NOON + 1)).toEqual({ messages: 1, calls: 1 })
    expect(await host.store.outbox.listDead(10)).toMatchObject([
      { id: 'old', error: 'given up when the database had been restored' },
    ])
    const items = await host.store.outbox.claimDue(LATER, 10, LATER * 2)
    expect(items.map(({ id }) => id).toSorted()).toEqual(['call', 'new'])
    expect(items.find(({ id }) => id === 'call')?.expiresAt).toBeLessThanOrEqual(Date.now())
    expect(await host.store.timers.claimDue(LATER, 10, LATER * 2)).toHaveLength(1)
    await host.store.outbox.revive('old', NOON)
    expect(await claimed(host)).toEqual(['old'])
  })
})

test('what was being tried again when the database was saved was due before', async () => {
  const host = await open(await createTestDatabase())
  await leaveWork(host)
  expect(await host.store.outbox.claimDue(LATER, 10, LATER * 3)).toHaveLength(2)
  await ask(host, `${REWRITE}, identity = 'another'`)
  await host.store.lineage.look()
  expect(await host.store.lineage.resume(LATER * 2)).toEqual({ messages: 1, calls: 1 })
})

/** As a host writes the row, so that only what is named differs. */
const REWRITE = 'update lineage set xid = pg_current_xact_id()::text::bigint'

describe('a database goes on as ever', () => {
  test.each([
    ['when a standby was promoted a moment after it was seen', `, timeline = '00000000', seen_at = seen_at - 60000`],
    ['when no host has run for a week', ', seen_at = seen_at - 604800000'],
  ])('%s', async (_, change) => {
    const url = await createTestDatabase()
    const before = await open(url)
    await leaveWork(before)
    await ask(before, `${REWRITE}${change}`)
    await close(before)
    const after = await open(url)
    expect(await claimed(after)).toHaveLength(3)
    expect(await after.store.lineage.look()).toBeNull()
  })

  test('when a former version has let it be, or it is new', async () => {
    const host = await open(await createTestDatabase())
    await runTurn(host.store.turns, messageFrom('ada', 'm-1'), { outbox: [itemOf('old')] })
    expect(await claimed(host)).toEqual(['old'])
    expect(await host.store.lineage.look()).toBeNull()
  })
})

describe('the folder of an embedded database', () => {
  let root: string
  let folder: string
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'usher-lineage-'))
    folder = join(root, 'data')
    const one = await openOn(await openPglite(folder))
    await leaveWork(one)
    await close(one)
  })
  afterAll(() => rmSync(root, { recursive: true }))

  test('that was copied back rests until somebody resumes; the one that was moved aside does not', async () => {
    const aside = join(root, 'aside')
    renameSync(folder, aside)
    cpSync(aside, folder, { recursive: true, preserveTimestamps: true })
    const copied = await openOn(await openPglite(folder))
    expect(await copied.store.lineage.look()).toEqual(HELD)
    expect(await claimed(copied)).toEqual([])
    await copied.store.lineage.resume(null)
    expect(await claimed(copied)).toHaveLength(3)
    const moved = await openOn(await openPglite(aside))
    expect(await moved.store.lineage.look()).toBeNull()
    expect(await claimed(moved)).toHaveLength(3)
  })
})
