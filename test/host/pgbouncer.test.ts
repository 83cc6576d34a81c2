import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import { createHost } from '../../runtime/main.ts'
import { openStore } from '../../runtime/store/openStore.ts'
import { lastResult, openConnection } from '../../runtime/store/postgres/Connection.ts'
import { checkHistory } from '../support/checkHistory.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { howToInstall, PGBOUNCER, programPath } from '../support/programPath.ts'
import { readHistoryOf } from '../support/readHistoryOf.ts'
import { startPgbouncer } from '../support/startPgbouncer.ts'
import { startWriters } from '../support/startWriters.ts'

const ENOUGH_MS = 60_000
const workspace = join(import.meta.dirname, '../../flows')
const isMissing = programPath(PGBOUNCER) === null
if (isMissing) console.log(`Left out: ${howToInstall(PGBOUNCER)}`)

const open: { stop: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop()
})
async function pooler(databaseUrl: string, settings: { readonly [name: string]: string }): Promise<string> {
  const started = await startPgbouncer(databaseUrl, settings)
  open.push(started)
  return started.url
}

describe.skipIf(isMissing)('behind PgBouncer', () => {
  test.each([
    ['transaction', '0'],
    ['transaction', '1'],
    ['statement', '0'],
  ])(
    'a host does not start where sessions are shared: pool_mode = %s, server_round_robin = %s',
    async (mode, rotates) => {
      const url = await pooler(await createTestDatabase(), { pool_mode: mode, server_round_robin: rotates })
      // Others work there already, so that there is more than one session to be handed on.
      const others = postgres(url, { max: 2, prepare: false })
      await Promise.all([others`select pg_sleep(0.1)`, others`select pg_sleep(0.1)`])
      await expect(openStore({ databaseUrl: url })).rejects.toMatchObject({
        code: 'missingConfiguration',
        details: { detail: expect.stringContaining('pool_mode = session') },
      })
      await others.end()
    },
  )

  test('with pool_mode = session hosts work under load as without, and lose, double and reorder nothing', async () => {
    const databaseUrl = await createTestDatabase()
    const url = await pooler(databaseUrl, { pool_mode: 'session', default_pool_size: '24' })
    const start = () => createHost({ workspace, port: 0, databaseUrl: url, env: {} })
    const hosts = [await start(), await start()]
    const { seen, stop } = startWriters(
      hosts.map((host) => host.url ?? ''),
      8,
    )
    await expect.poll(() => seen.acks.length).toBeGreaterThan(200)
    await stop()
    for (const host of hosts) await host.close()
    const sql = postgres(databaseUrl, { max: 1 })
    const { turns, unfinishedItems } = await readHistoryOf((text) => sql.unsafe(text))
    await sql.end()
    expect(checkHistory({ acks: seen.acks, sent: seen.sent, turns, unfinishedItems })).toEqual([])
    expect([...seen.refusals]).toEqual([])
  })

  test.each([
    ['cleans it', 'DISCARD ALL'],
    ['does not', ''],
  ])(
    'a session that another one had before has the settings of this one and no other when the pooler %s',
    async (_what, reset) => {
      const url = await pooler(await createTestDatabase(), {
        pool_mode: 'session',
        default_pool_size: '1',
        server_reset_query: reset,
      })
      const seen = async (settings: { readonly [name: string]: string }) => {
        const connection = await openConnection(url, settings)
        const text = `select pg_backend_pid() as pid, current_setting('synchronous_commit') as commit, current_setting('lock_timeout') as locks,
        current_setting('enable_seqscan') as scans, (select count(*) from pg_prepared_statements) as prepared, (select count(*) from pg_listening_channels()) as channels`
        const { rows } = lastResult(await connection.ask(text, null, ENOUGH_MS))
        await connection.ask('prepare usher_one as select 1; listen usher', null, ENOUGH_MS)
        connection.cut()
        return rows[0]
      }
      const first = await seen({ synchronous_commit: 'off' })
      const own = { locks: '3s', scans: 'off', prepared: 0, channels: 0 }
      expect(first).toMatchObject({ ...own, commit: 'off' })
      expect(await seen({})).toEqual({ ...own, commit: 'on', pid: first?.pid })
    },
  )
})
