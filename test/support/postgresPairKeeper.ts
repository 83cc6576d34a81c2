/**
 * A process of its own that runs two throw-away PostgreSQL servers, a primary and a standby that follows it, and does to them what its starter says (postgresPair.ts). When the starter
 * is gone, however it ended, it ends all their processes and removes their files.
 */
import { type ChildProcess, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './hostProcess.ts'
import { findBinaries, giveTo } from './postgresBinaries.ts'
import { initialise, serve } from './postgresServer.ts'

/** Arrives as a message with a number, and is answered with the same number. */
export type PairOrder =
  | 'urls'
  | 'kill'
  | 'freeze'
  | 'thaw'
  | 'hold'
  | 'release'
  | 'promote'
  | 'rebuild'
  | 'rebuildAsynchronous'
export type PairAnswer = { readonly urls: readonly [string, string]; readonly primary: number }

type Member = {
  readonly data: string
  readonly port: number
  readonly url: string
  server: ChildProcess | null
  /** processes that hear no signal but the hardest */
  frozen: readonly number[]
}

const STANDBY = 'standby'
const folder = mkdtempSync(join(tmpdir(), 'usher-pair-'))
const password = randomBytes(12).toString('hex')
const binaries = await findBinaries(folder)
giveTo(binaries.account, folder)
const members: readonly [Member, Member] = [await member('a'), await member('b')]
let primary: 0 | 1 = 0
let held: readonly number[] = []

async function member(name: string): Promise<Member> {
  const port = await freePort()
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  return { data: join(folder, name), port, url, server: null, frozen: [] }
}

async function start(one: Member): Promise<void> {
  const { server, ready } = serve(binaries, one.data, one.port, { wal_keep_size: '256MB' })
  one.server = server
  await ready
}

async function ask(one: Member, ...texts: readonly string[]): Promise<readonly { readonly [name: string]: unknown }[]> {
  const client = new pg.Client(one.url)
  client.on('error', () => {})
  await client.connect()
  try {
    let rows: readonly { readonly [name: string]: unknown }[] = []
    for (const text of texts) rows = (await client.query(text)).rows
    return rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** The server and all its processes, none of which starts another one any more. */
async function haltAll(one: Member): Promise<readonly number[]> {
  const client = new pg.Client(one.url)
  client.on('error', () => {})
  await client.connect()
  const own = one.server?.pid ?? 0
  process.kill(own, 'SIGSTOP')
  const { rows } = await client.query('select pid from pg_stat_activity')
  const all = [own, ...rows.map(({ pid }) => Number(pid))]
  signal(all, 'SIGSTOP')
  one.frozen = all
  return all
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended by itself.
    }
  }
}

async function end(one: Member): Promise<void> {
  const { server } = one
  if (server === null) return
  one.server = null
  // At once and with all its processes.
  server.kill('SIGQUIT')
  signal(one.frozen, 'SIGKILL')
  one.frozen = []
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
}

/** The server that is not the primary begins anew as its standby. There is no pg_basebackup among the binaries: https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP */
async function rebuild(isSynchronous: boolean): Promise<void> {
  const from = members[primary]
  const to = members[1 - primary] ?? from
  await end(to)
  rmSync(to.data, { recursive: true, force: true })
  const client = new pg.Client(from.url)
  await client.connect()
  await client.query("select pg_backup_start('standby', true)")
  // A file that goes meanwhile is none that a standby needs.
  spawnSync('cp', ['-a', from.data, to.data], binaries.account)
  const { rows } = await client.query('select labelfile from pg_backup_stop(false)')
  await client.end()
  for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(to.data, name), { force: true })
  for (const entry of readdirSync(join(to.data, 'pg_wal'), { withFileTypes: true }))
    if (entry.isFile()) rmSync(join(to.data, 'pg_wal', entry.name))
  const follow = `host=127.0.0.1 port=${from.port} user=postgres password=${password} application_name=${STANDBY}`
  const files = {
    backup_label: String(rows[0]?.labelfile),
    'standby.signal': '',
    // Nothing of the primary's own: promoted, it would wait for a standby that it has not.
    'postgresql.auto.conf': `primary_conninfo = '${follow}'\n`,
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(to.data, name), text)
    giveTo(binaries.account, join(to.data, name))
  }
  await start(to)
  await ask(
    from,
    `alter system set synchronous_standby_names = '${isSynchronous ? `ANY 1 (${STANDBY})` : ''}'`,
    'select pg_reload_conf()',
  )
  const wanted = isSynchronous ? "sync_state = 'quorum'" : "sync_state = 'async'"
  const isFollowed = `select 1 from pg_stat_replication where state = 'streaming' and ${wanted}`
  while ((await ask(from, isFollowed)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

const ORDERS: { readonly [order in PairOrder]: () => Promise<void> } = {
  urls: async () => {},
  kill: async () => signal(await haltAll(members[primary]), 'SIGKILL'),
  freeze: async () => {
    await haltAll(members[primary])
  },
  thaw: async () => {
    for (const one of members) signal(one.frozen, 'SIGCONT')
  },
  hold: async () => {
    held = (await ask(members[primary], 'select pid from pg_stat_replication')).map(({ pid }) => Number(pid))
    signal(held, 'SIGSTOP')
  },
  release: async () => signal(held, 'SIGCONT'),
  promote: async () => {
    primary = primary === 0 ? 1 : 0
    await ask(members[primary], 'select pg_promote(true, 60)')
  },
  rebuild: () => rebuild(true),
  rebuildAsynchronous: () => rebuild(false),
}

async function stop(code: number): Promise<void> {
  signal(held, 'SIGKILL')
  await Promise.all(members.map(end))
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exit(code)
}

// The terminal's interrupt reaches the whole group; the keeper leaves when its starter does.
process.on('SIGINT', () => {})
process.on('disconnect', () => void stop(0))
process.on('message', ({ number, order }: { readonly number: number; readonly order: PairOrder }) => {
  ORDERS[order]().then(
    () => process.send?.({ number, answer: { urls: members.map(({ url }) => url), primary } }),
    (error: unknown) => process.send?.({ number, error: error instanceof Error ? error.message : String(error) }),
  )
})
try {
  initialise(binaries, members[0].data, password)
  await start(members[0])
  await rebuild(true)
  process.send?.({ number: 0, answer: { urls: members.map(({ url }) => url), primary } })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  await stop(1)
}
