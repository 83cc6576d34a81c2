import { afterEach, expect, test } from 'vitest'
import { createHost, type Host } from '../../runtime/main.ts'
import { removeFolder, runCli, workspaceFolder } from '../cli/runCli.ts'
import { playServer } from '../support/playServer.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const CUSTOMERS = 12
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

test('a database that is put back to before its deliveries makes none of them again until it is resumed, and then those that were chosen', async () => {
  let isUp = false
  const platform = await playServer(() => ({ status: isUp ? 200 : 503 }))
  closing.push(platform.close)
  const sentTo = () => platform.heard.filter(({ path }) => path === '/sent').map(({ body }) => String(body.to.id))
  const { folder, flows } = await workspaceFolder(
    workspaceOf(
      [
        flowOf({
          hello: { type: 'message', content: [{ text: 'Hello' }], exits: { next: 'to-general' } },
          'to-general': { type: 'enqueue', queue: 'general' },
        }),
      ],
      { bots: {}, channels: { web: { kind: 'web', flow: 'main', deliverTo: `${platform.url}/sent` } } },
    ),
  )
  closing.push(() => removeFolder(folder))
  const start = (databaseUrl: string) =>
    createHost({ workspace: flows, port: 0, databaseUrl, env: { USHER_EGRESS_ALLOW: '127.0.0.1' } })
  const write = async ({ url }: Host, address: string) => {
    const body = JSON.stringify({ id: 'm-1', from: { id: address }, text: 'hello' })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/channels/web/messages`, { method: 'POST', headers, body })
    return response.json()
  }
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => `u-${String(index).padStart(2, '0')}`)

  const original = await createTestDatabase()
  const first = await start(original)
  for (const address of customers) await write(first, address)
  await expect.poll(() => new Set(sentTo()).size).toBe(CUSTOMERS)
  await first.close()
  const [backup, other] = [await createTestDatabase(original), await createTestDatabase(original)]
  platform.heard.length = 0
  isUp = true
  const second = await start(original)
  expect(second.notes.join()).not.toContain('put back')
  await expect.poll(() => sentTo().toSorted()).toEqual(customers)
  await second.close()
  platform.heard.length = 0

  const then = new Date().toISOString()
  const restored = await start(backup)
  closing.push(restored.close)
  expect(restored.notes.join()).toContain('the database was put back')
  expect(await write(restored, 'late')).toMatchObject({ owner: 'queue', replies: [{ text: 'Hello' }] })
  const get = (path: string) => fetch(`${restored.url}${path}`)
  const ready = await get('/readyz')
  expect([ready.status, await ready.json()]).toEqual([
    200,
    expect.objectContaining({ status: 'ok', held: expect.stringContaining('until usher resume') }),
  ])
  expect(await (await get('/metrics')).text()).toContain('\nusher_held 1\n')
  expect(await (await get('/api/hold')).json()).toEqual({
    held: { since: expect.stringMatching(/Z$/), restoredTo: expect.stringMatching(/Z$/) },
  })
  expect(await (await get('/api/outbox/dead')).json()).toMatchObject({ waiting: CUSTOMERS + 1, dead: 0 })
  const resume = (host: Host, ...args: readonly string[]) =>
    runCli(['resume', ...args], { env: { USHER_URL: host.url ?? '' } })
  expect(await resume(restored, '--json', '--discard-due-before', then)).toMatchObject({
    code: 0,
    stdout: `${JSON.stringify({ messages: CUSTOMERS, calls: 0 })}\n`,
  })
  await expect.poll(sentTo).toEqual(['late'])
  await expect.poll(async () => (await get('/api/outbox/dead')).json()).toMatchObject({ waiting: 0, dead: CUSTOMERS })
  expect(await (await get('/metrics')).text()).toContain('\nusher_held 0\n')
  expect(await resume(restored)).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing rests') })

  const whole = await start(other)
  closing.push(whole.close)
  expect(await resume(whole)).toMatchObject({ code: 0, stdout: expect.stringContaining('Given up: 0 messages') })
  await expect.poll(() => sentTo().toSorted()).toEqual(['late', ...customers])
})
