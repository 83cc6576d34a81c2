import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import { createHost, type Host } from '../../runtime/main.ts'
import { openStore } from '../../runtime/store/openStore.ts'
import { playServer } from '../support/playServer.ts'
import { type PostgresPair, startPostgresPair } from '../support/postgresPair.ts'
import { startTurns } from '../support/startTurns.ts'
import { failOver } from '../trials/failover/failOver.ts'
import { workspaceWith } from '../trials/failover/flow.ts'

/* A primary and its synchronous standby. More rounds, and standbys that are not synchronous: npm run trials failover. */

let pair: PostgresPair
let platform: Awaited<ReturnType<typeof playServer>>
const workspace = mkdtempSync(join(tmpdir(), 'usher-failover-'))
const hosts: Host[] = []

beforeAll(async () => {
  platform = await playServer(() => ({ status: 200 }))
  for (const [path, text] of Object.entries(formatWorkspace(workspaceWith(platform.url)))) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  pair = await startPostgresPair()
})
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()))
})
afterAll(async () => {
  await pair.stop()
  await platform.close()
  rmSync(workspace, { recursive: true })
})

async function start(databaseUrl: string): Promise<Host> {
  const host = await createHost({ workspace, port: 0, databaseUrl, env: { USHER_EGRESS_ALLOW: '127.0.0.1' } })
  hosts.push(host)
  return host
}

describe('when the primary is lost and its standby promoted, hosts go on with it, and nothing is lost, doubled or left open', () => {
  test.each([
    ['killed, under two hosts', 'kill', 2],
    ['frozen, and back when nobody expects it, under one host', 'freeze', 1],
  ] as const)('%s', async (_what, fault, count) => {
    const url = await pair.createDatabase()
    const running = []
    for (let host = 0; host < count; host += 1) running.push(await start(url))
    platform.heard.splice(0)
    const { acknowledged, violations } = await failOver(
      pair,
      url,
      running.map((host) => ({ url: host.url ?? '', stop: host.close })),
      platform,
      { fault, isSynchronous: true, lagMs: 0, detectionMs: 100, writers: 6, around: 40 },
    )
    expect(violations).toEqual([])
    expect(acknowledged).toBeGreaterThan(80)
    await pair.rebuild(true)
  })
})

test('a message that is sent again is acknowledged when the standby has it, though the first commit was given up on the way there', async () => {
  const url = await pair.createDatabase()
  const store = await openStore({ databaseUrl: url })
  const sql = postgres(pair.onPrimary(url), { max: 1 })
  const say = await startTurns(store)
  /** the backend that waits for the standby, as soon as one does, or nothing when the message was acknowledged without */
  const waiting = () =>
    vi.waitFor(
      async () => {
        if (isAcknowledged) return
        const [backend] = await sql<{ pid: number }[]>`select pid from pg_stat_activity
          where wait_event = 'SyncRep' and datname = current_database() and application_name = 'usher'`
        return backend?.pid ?? Promise.reject(new Error('none waits'))
      },
      { timeout: 60_000, interval: 10 },
    )
  let isAcknowledged = false
  await pair.hold()
  const said = say('u-1').then((conversation) => {
    isAcknowledged = true
    return conversation
  })
  said.catch(() => {})
  const first = await waiting()
  await sql`select pg_terminate_backend(${first ?? 0}, 60000)`
  // The primary has it, on its own disk alone; it was sent again meanwhile.
  expect(await sql`select source from turns`).toEqual([{ source: 'm:web:u-1' }])
  await waiting()
  expect(isAcknowledged).toBe(false)
  await pair.release()
  // On a machine that is busy the second try may be given up too.
  const conversation = await said.catch(() => say('u-1'))
  expect(await sql`select conversation_id as id from turns`).toEqual([{ id: conversation }])
  await sql.end()
  await store.close()
})
