import postgres from 'postgres'
import { afterEach, expect, test, vi } from 'vitest'
import { createHost } from '../../runtime/main.ts'
import { removeFolder, workspaceFolder } from '../cli/runCli.ts'
import { playServer } from '../support/playServer.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

let beforeListening = async () => {}
vi.mock(import('../../runtime/http/serveHttp.ts'), async (original) => {
  const { serveHttp } = await original()
  return {
    serveHttp: async (...given) => {
      await beforeListening()
      return serveHttp(...given)
    },
  }
})

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

test('a call that a host finds when it starts tells the bot an address where it can answer', async () => {
  const told: string[] = []
  const bot = await playServer(({ body }) => {
    told.push(body.callbackUrl)
    return null
  })
  closing.push(bot.close)
  const { folder, flows } = await workspaceFolder(
    workspaceOf(
      [
        flowOf({
          bot: {
            type: 'botHandoff',
            bot: 'faq',
            exits: { done: 'to-general', failed: 'to-general', timeout: 'to-general' },
          },
          'to-general': { type: 'enqueue', queue: 'general' },
        }),
      ],
      { bots: { faq: { kind: 'webhook', url: bot.url, secret: 'a-secret-of-the-bot' } } },
    ),
  )
  closing.push(() => removeFolder(folder))
  const databaseUrl = await createTestDatabase()
  const start = async () => {
    const started = await createHost({
      workspace: flows,
      port: 0,
      databaseUrl,
      env: { USHER_EGRESS_ALLOW: '127.0.0.1' },
    })
    closing.push(started.close)
    return started
  }
  const before = await start()
  const body = JSON.stringify({ id: 'm-1', from: { id: 'u-1' }, text: 'hello' })
  await fetch(`${before.url}/api/channels/web/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  await expect.poll(() => told.length).toBeGreaterThan(0)
  await before.close()
  told.length = 0

  const database = postgres(databaseUrl, { max: 1 })
  await database`update outbox set due_at = 0`
  // Longer than a worker needs to take up what is due.
  beforeListening = async () => {
    for (let times = 0; times < 200; times += 1) await database`select count(*) from outbox`
  }
  const after = await start()
  beforeListening = async () => {}
  await database.end()
  await expect.poll(() => told[0]).toMatch(`${after.url}/api/bots/faq/callback/`)
})
