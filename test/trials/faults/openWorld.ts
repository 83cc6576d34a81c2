import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import postgres from 'postgres'
import { formatWorkspace } from '../../../runtime/engine/files/formatWorkspace.ts'
import { durationMs } from '../../../runtime/engine/parseDuration.ts'
import { busyWorkspace } from '../../support/busyWorkspace.ts'
import { checkHistory } from '../../support/checkHistory.ts'
import { playOutside } from '../../support/playOutside.ts'
import { type Rows, readHistoryOf } from '../../support/readHistoryOf.ts'
import { startCustomers } from '../../support/startCustomers.ts'
import { startHosts } from '../../support/startHosts.ts'
import { startProxy } from '../../support/startProxy.ts'
import { createWrongClock } from '../../support/wrongClock.ts'
import type { Fault, World } from './Fault.ts'
import type { SmallDisk } from './smallDisk.ts'

const PATIENCE = { menuTimeout: 'PT4S', botTimeout: 'PT6S' }
const BOT_TIMEOUT = 'PT4S'
const AT_ONCE = 8
/** Nothing of a run is left to do by then: the patience of the flow, and the leases of what hosts carried when they died. */
const SETTLE_MS = 60_000
/** What the database says of the time, and what a customer sees, may differ by as much as an answer takes on a machine that is busy. */
const CLOCK_MS = 1_500

/** A bot hears of a call as long after it was made as a busy machine takes to listen. */
const HEARD_MS = 1_000

export type Place = {
  /** null: the embedded database */
  readonly databaseUrl: string | null
  readonly disk: SmallDisk | null
}

/** Hosts, customers who write to them, a platform and a bot; for faults of this kind. */
export async function openWorld({ hosts: count, through = [] }: Pick<Fault, 'hosts' | 'through'>, place: Place) {
  const folder = mkdtempSync(join(tmpdir(), 'usher-faults-'))
  const data = join(place.disk?.folder ?? folder, 'database')
  const outside = await playOutside()
  const workspace = join(folder, 'flows')
  const more = outside.workspace('main', BOT_TIMEOUT)
  for (const [path, text] of Object.entries(formatWorkspace(busyWorkspace({ ...PATIENCE, more })))) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  const { databaseUrl } = place
  const proxy = through.includes('proxy') && databaseUrl !== null ? await startProxy(databaseUrl) : null
  const clocks = through.includes('wrongClocks')
    ? Array.from({ length: count }, (_, index) => createWrongClock(join(folder, `clock-${index}`), 0))
    : []
  const database = { DATABASE_URL: proxy?.url ?? databaseUrl ?? '', USHER_DATA: data }
  const hosts = await startHosts(count, workspace, (index) => ({
    ...database,
    USHER_EGRESS_ALLOW: '127.0.0.1',
    ...clocks[index]?.env,
  }))
  const customers = startCustomers(hosts.urls, AT_ONCE)
  const violations: string[] = []
  const client = databaseUrl === null ? null : postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const world: World = {
    hosts,
    sql: async (text) => (await client?.unsafe(text)) ?? [],
    proxy,
    clocks,
    disk: place.disk,
    violate: (what) => violations.push(what),
  }

  /** Everything that timers, the bot and the platform still have to bring is there. */
  async function settle(): Promise<void> {
    const until = performance.now() + SETTLE_MS
    const [url = ''] = hosts.urls()
    const read = async (path: string) => (await fetch(`${url}${path}`)).text()
    const open = new Set(customers.acks.map(({ conversationId }) => conversationId))
    while (performance.now() < until) {
      for (const id of open) {
        const { conversation } = JSON.parse(await read(`/api/conversations/${id}`)) as {
          conversation: { owner: string }
        } // the schema of the route
        if (conversation.owner === 'flow' || conversation.owner === 'bot') break
        open.delete(id)
      }
      const waiting = /usher_outbox_items\{status="waiting"\} (\d+)/.exec(await read('/metrics'))?.[1]
      if (open.size === 0 && waiting === '0') return
      await pause(200)
    }
    violations.push(`${open.size} conversations or their deliveries have not come to an end after a minute.`)
  }

  /** The hosts have ended. */
  async function check(): Promise<void> {
    const embedded = databaseUrl === null ? await PGlite.create(data) : null
    const rows: Rows = embedded === null ? world.sql : async (text) => (await embedded.query(text)).rows as never
    const left = await readHistoryOf(rows)
    const expiry = new Map(left.calls.map(({ call, at }) => [call, at + durationMs(BOT_TIMEOUT)]))
    violations.push(
      ...checkHistory({
        ...left,
        acks: customers.acks,
        sent: customers.sent,
        received: outside.received,
        calls: left.calls.map((one) => ({ ...one, isPromised: outside.promised.has(one.call) })),
        botCalls: outside.called.map(({ call, at }) => ({
          key: call,
          at: at - HEARD_MS,
          expiresAt: expiry.get(call) ?? 0,
        })),
      }),
    )
    const times = new Map(left.turns.map(({ source, at }) => [source, at]))
    for (const { source, sentAt, at } of firstOf(customers.acks)) {
      const said = times.get(source) ?? at
      if (said < sentAt - CLOCK_MS || said > at + CLOCK_MS) violations.push(`${source} has a turn at a wrong time.`)
    }
    await embedded?.close()
  }

  return {
    world,
    customers,
    outside,
    violations: violations as readonly string[],
    /** the customers leave, what is under way comes to its end, the hosts end, `whatever` happens before that, and every promise is looked at */
    finish: async (whatever = () => {}) => {
      await customers.leave()
      await settle()
      whatever()
      const stopped = await hosts.stop()
      for (const odd of stopped.odd) violations.push(odd)
      await check()
      return stopped
    },
    close: async () => {
      await customers.giveUp()
      await hosts.close()
      await client?.end()
      await proxy?.stop()
      await outside.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Of each message when it was first sent, and first acknowledged. */
export function firstOf(acks: readonly { readonly source: string; readonly sentAt: number; readonly at: number }[]) {
  return [...Map.groupBy(acks, ({ source }) => source)].map(([source, of]) => ({
    source,
    sentAt: Math.min(...of.map(({ sentAt }) => sentAt)),
    at: Math.min(...of.map(({ at }) => at)),
  }))
}
