import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import type { InboundAnswer } from '../../schemas/wire.ts'
import { checkHistory, type History } from '../support/checkHistory.ts'
import { freePort, type HostProcess, startHostProcess } from '../support/hostProcess.ts'
import { createTestDatabase } from '../support/postgres.ts'

const workspace = join(import.meta.dirname, '../../flows')
const MESSAGES = 10

type Load = {
  readonly conversations: number
  readonly connections: number
  readonly kills: number
  readonly hosts: number
  /** which database */
  readonly env: { readonly [name: string]: string }
}
type Rows = (sql: string) => Promise<readonly unknown[]>

/** What a customer of the sample workspace says, one after the other: some are routed by the first message, some by the menu. */
const SAID = ['hello', '1', 'refund please', 'ciao', '我要退款', 'thanks', 'where is it', '2', 'ok', 'bye']

const hosts: HostProcess[] = []
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.kill()))
})

/** Hosts that are killed and started again, in turn, whenever a further share of the messages has been acknowledged. */
async function killWhileSending(load: Load) {
  const ports = await Promise.all(Array.from({ length: load.hosts }, freePort))
  const start = (port: number) => startHostProcess({ port, workspace, env: load.env })
  const running = ports.map(start)
  hosts.push(...running)
  await Promise.all(running.map((host) => host.ready()))

  let acknowledged = 0
  let kills = 0
  let killing: Promise<void> = Promise.resolve()
  const total = load.conversations * MESSAGES * 2
  const onAcknowledged = (): void => {
    acknowledged += 1
    if (acknowledged < ((kills + 1) * total) / (load.kills + 1) || kills >= load.kills) return
    const index = kills % load.hosts
    kills += 1
    killing = killing.then(async () => {
      await running[index]?.kill()
      const next = start(ports[index] ?? 0)
      running[index] = next
      hosts.push(next)
      await next.ready()
    })
  }

  /** Sends until it is acknowledged, to one host after the other. */
  async function send(conversation: number, message: number, first: number): Promise<InboundAnswer> {
    const body = JSON.stringify({
      id: `m-${conversation}-${message}`,
      from: { id: `u-${conversation}` },
      text: SAID[message],
    })
    for (let attempt = 0; ; attempt += 1) {
      const host = running[(first + attempt) % load.hosts]
      const response = await fetch(`${host?.url}/api/channels/web/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }).catch(() => null)
      const answer = (await response?.json().catch(() => null)) as InboundAnswer | null // the schema of the route
      if (response?.status === 200 && answer !== null) {
        onAcknowledged()
        return answer
      }
      if (response !== null && response !== undefined && response.status < 500 && response.status !== 200) {
        throw new Error(`The host refused a good message: ${response.status} ${JSON.stringify(answer)}`)
      }
      // Of two hosts the other one is asked first; one that starts is not kept from it by asking again and again.
      if (attempt % load.hosts === load.hosts - 1) await host?.ready()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  const acks: History['acks'][number][] = []
  let next = 0
  const connection = async (): Promise<void> => {
    while (next < load.conversations) {
      const conversation = next
      next += 1
      for (let message = 0; message < MESSAGES; message += 1) {
        // Each message twice, at the same time: whichever comes first, both must be given the same turn.
        const answers = await Promise.all([
          send(conversation, message, message),
          send(conversation, message, message + 1),
        ])
        acks.push(...answers.map(({ turnId }) => ({ source: sourceOf(conversation, message), turnId })))
      }
    }
  }
  await Promise.all(Array.from({ length: load.connections }, connection))
  await killing
  expect(kills).toBe(load.kills)
  return acks
}

const sourceOf = (conversation: number, message: number) => `m:web:u-${conversation}:m-${conversation}-${message}`

async function expectNothingLostOrDoubled({ conversations }: Load, rows: Rows, acks: History['acks']): Promise<void> {
  const turns = (await rows('select id, source, conversation_id, seq from turns')) as {
    id: string
    source: string
    conversation_id: string
    seq: number
  }[] // as selected
  const items = (await rows("select conversation_id from queue_items where status <> 'done'")) as {
    conversation_id: string
  }[] // as selected
  const [people] = await rows(
    'select (select count(*)::integer from contacts) as contacts, (select count(*)::integer from conversations) as conversations',
  )

  const violations = checkHistory({
    acks,
    sent: Array.from({ length: conversations }, (_, conversation) =>
      Array.from({ length: MESSAGES }, (_, message) => sourceOf(conversation, message)),
    ),
    turns: turns.map(({ conversation_id, ...turn }) => ({ ...turn, conversationId: conversation_id })),
    unfinishedItems: items.map(({ conversation_id }) => conversation_id),
  })
  expect(violations).toEqual([])
  expect(acks.length).toBe(conversations * MESSAGES * 2)
  expect(turns.filter(({ source }) => source.startsWith('m:')).length).toBe(conversations * MESSAGES)
  expect(items.length).toBeGreaterThan(0)
  expect(people).toEqual({ contacts: conversations, conversations })
}

describe('a host killed and restarted under load', () => {
  // A host that starts takes a second of the processor, and a conversation a tenth: few of both, and a kill for every 80 messages.
  test.each([
    ['loses no message, doubles none, and keeps every conversation in order, three times', 1, 3],
    ['does so too as one of two hosts on one database, five times', 2, 5],
  ])('%s', async (_what, count, kills) => {
    const databaseUrl = await createTestDatabase()
    const env = { DATABASE_URL: databaseUrl }
    const load = { conversations: kills * 8, connections: 16, kills, hosts: count, env }
    const acks = await killWhileSending(load)
    const sql = postgres(databaseUrl, { max: 1 })
    await expectNothingLostOrDoubled(load, (text) => sql.unsafe(text), acks)
    await sql.end()
  })

  test('does so too on the embedded database, twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'usher-crash-'))
    const load = {
      conversations: 20,
      connections: 8,
      kills: 2,
      hosts: 1,
      env: { USHER_DATA: folder, DATABASE_URL: '' },
    }
    const acks = await killWhileSending(load)
    await Promise.all(hosts.splice(0).map((host) => host.kill()))
    const database = await PGlite.create(folder)
    await expectNothingLostOrDoubled(load, async (text) => (await database.query(text)).rows, acks)
    await database.close()
    await rm(folder, { recursive: true })
  })
})
