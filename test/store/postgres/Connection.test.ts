import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lastResult, openConnection } from '../../../runtime/store/postgres/Connection.ts'
import { createTestDatabase } from '../../support/postgres.ts'
import { type NetworkProxy, startProxy } from '../../support/startProxy.ts'

/** Long enough for a busy machine; a statement that is given up is given a deadline of its own. */
const ENOUGH_MS = 60_000

describe('a connection', () => {
  let proxy: NetworkProxy
  let url = ''
  let direct = ''
  beforeAll(async () => {
    direct = await createTestDatabase()
    proxy = await startProxy(direct)
    url = proxy.url
  })
  afterAll(() => proxy.stop())

  test('answers, and reads whole numbers of 64 bits as numbers', async () => {
    const connection = await openConnection(url)
    const result = await connection.ask(
      'select 1::bigint as one; select count(*) as none from pg_class where false',
      null,
      ENOUGH_MS,
    )
    expect(result).toMatchObject([{ rows: [{ one: 1 }] }, { rows: [{ none: 0 }] }])
    connection.cut()
  })

  test('whose server falls silent rejects at its deadline, and everything that is asked of it afterwards', async () => {
    const connection = await openConnection(url)
    proxy.set('silent')
    await expect(connection.ask('select 1', null, 50)).rejects.toMatchObject({ code: 'unavailable' })
    proxy.set('open')
    expect(connection.isLost()).toBe(true)
    // It is not asked any more: what a driver says of a socket that is gone would be another sentence.
    await expect(connection.ask('select 1', null, ENOUGH_MS)).rejects.toThrow(
      'The database did not answer within 0.05 s.',
    )
    await connection.lost
  })

  test('that is cut in the midst of a statement rejects it, and what is asked in that moment', async () => {
    const connection = await openConnection(url)
    const asked = connection.ask('select pg_sleep(600)', null, ENOUGH_MS)
    const outcome = expect(asked).rejects.toMatchObject({ code: 'unavailable' })
    proxy.set('closed')
    await outcome
    await expect(connection.ask('rollback', null, ENOUGH_MS)).rejects.toMatchObject({ code: 'unavailable' })
    proxy.set('open')
  })

  test('whose backend is ended by the server is lost', async () => {
    const [connection, other] = await Promise.all([openConnection(url), openConnection(direct)])
    const pid = lastResult(await connection.ask('select pg_backend_pid() as pid', null, ENOUGH_MS)).rows[0]?.pid
    const outcome = expect(connection.ask('select pg_sleep(600)', null, ENOUGH_MS)).rejects.toMatchObject({
      code: 'unavailable',
    })
    await other.ask('select pg_terminate_backend($1)', [pid], ENOUGH_MS)
    await outcome
    await connection.lost
    expect(connection.isLost()).toBe(true)
    other.cut()
  })

  test('that has become read only is lost, and no other is opened until it may write again', async () => {
    const connection = await openConnection(direct)
    await connection.ask('create table written (at int); set default_transaction_read_only = on', null, ENOUGH_MS)
    await expect(connection.ask('insert into written values (1)', null, ENOUGH_MS)).rejects.toMatchObject({
      code: 'unavailable',
    })
    expect(connection.isLost()).toBe(true)
    await expect(openConnection(direct, { default_transaction_read_only: 'on' })).rejects.toMatchObject({
      code: 'unavailable',
    })
  })

  test('stays good after an error that is the statement’s own', async () => {
    const connection = await openConnection(direct)
    await expect(connection.ask('select nothing', null, ENOUGH_MS)).rejects.toMatchObject({ code: '42703' })
    expect(connection.isLost()).toBe(false)
    connection.cut()
  })
})
