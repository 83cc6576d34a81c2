import { Kysely, PostgresDialect, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { PostgresPool } from '../../../runtime/store/postgres/PostgresPool.ts'
import { createPrimary } from '../../../runtime/store/postgres/Primary.ts'
import { createTestDatabase } from '../../support/postgres.ts'
import { startProxy } from '../../support/startProxy.ts'

/** Long enough for a busy machine. */
const ENOUGH_MS = 60_000

test('a statement that is not answered is given up at its deadline, and the next one has another connection', async () => {
  const proxy = await startProxy(await createTestDatabase())
  const pool = new PostgresPool(
    createPrimary([proxy.url], () => 0),
    1,
  )
  onTestFinished(async () => {
    await pool.end()
    await proxy.stop()
  })
  const within = (deadline: number) =>
    new Kysely<object>({ dialect: new PostgresDialect({ pool: pool.forKysely(deadline) }) })
  const one = sql<{ one: number }>`select 1 as one`
  expect((await one.execute(within(ENOUGH_MS))).rows).toEqual([{ one: 1 }])
  proxy.set('silent')
  await expect(one.execute(within(50))).rejects.toMatchObject({ code: 'unavailable' })
  proxy.set('open')
  expect((await one.execute(within(ENOUGH_MS))).rows).toEqual([{ one: 1 }])
})

test('a connection that is lost takes those with it that wait to be used: they would be no better', async () => {
  const proxy = await startProxy(await createTestDatabase())
  const pool = new PostgresPool(
    createPrimary([proxy.url], () => 0),
    3,
  )
  onTestFinished(async () => {
    await pool.end()
    await proxy.stop()
  })
  const leases = [await pool.reserve(), await pool.reserve(), await pool.reserve()]
  for (const lease of leases.slice(1)) lease.release()
  proxy.set('silent')
  const [first, ...idle] = leases
  await expect(first?.ask('select 1', null, 50)).rejects.toMatchObject({ code: 'unavailable' })
  first?.release()
  expect(idle.map((lease) => lease.isLost())).toEqual([true, true])
})
