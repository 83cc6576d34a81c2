import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Double } from '../../runtime/channels/Double.ts'
import { doubleOf } from '../../runtime/channels/doubles.ts'
import { serveDouble } from '../../runtime/channels/serveDouble.ts'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import type { Channel } from '../../schemas/resources.ts'
import { desk } from '../http/desk.ts'
import { freePort } from '../support/hostProcess.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { runCli } from './runCli.ts'

let host: TestHost
let port: number
beforeAll(async () => {
  port = await freePort()
  const settings = doubleOf('telegram')?.settings(`http://127.0.0.1:${port}`)
  const channels = { ...desk.channels, bot: { ...settings, flow: 'main' } as Channel }
  host = await startHost({ ...desk, channels }, { env: { USHER_EGRESS_ALLOW: '127.0.0.1' } })
})
afterAll(() => host.close())

const play = (lines: readonly string[], ...args: readonly string[]) =>
  runCli(['channel', 'play', 'telegram', '--port', String(port), ...args], {
    stdin: `${lines.join('\n')}\n`,
    env: { USHER_URL: host.url },
  })

test('a platform is played from the first message to the queue, over real sockets', async () => {
  const { code, stdout, stderr } = await play(['hello', '/wait', '/react 👍', '/1', '/delete'], '--from', '391')
  expect({ code, stderr }).toEqual({ code: EXIT_CODES.ok, stderr: '' })
  expect(stdout).toContain(`"apiUrl":"http://127.0.0.1:${port}"`)
  expect(stdout).toContain(`"token":"\${MY_TELEGRAM_TOKEN}"`)
  expect(stdout).toMatch(/export MY_TELEGRAM_TOKEN='.+'\n/)
  expect(stdout).toContain('export USHER_SECRETS=MY_TELEGRAM_TOKEN,MY_TELEGRAM_SECRET_TOKEN\n')
  expect(stdout).toContain('391 hears What is it about?\n  /1 Bills\n')
  expect(stdout).toContain('Telegram tells a bot of no message that is deleted.')
  const { body } = await host.ask('GET', '/api/queues/billing/items')
  expect(body.items).toHaveLength(1)
})

test('what the platform refuses is sent again, or given up with its class', async () => {
  const { stdout } = await play(
    ['/refuse retry', 'hello', '/wait', '/refuse content', '/as 393', 'hello', '/wait refused', '/as 392', '/again'],
    '--json',
    '--from',
    '392',
  )
  const lines = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  expect(lines.filter(({ taken }) => taken !== undefined)).toMatchObject([{ taken: { to: '392' } }])
  const dead = async () => (await host.ask('GET', '/api/outbox/dead')).body.deliveries
  await expect.poll(dead).toMatchObject([{ target: 'bot', error: 'content (400)' }])
})

test('a platform is connected by a call, and the doctor says what is missing before and nothing after', async () => {
  const served = await serveDouble(doubleOf('telegram') as Double, port, () => {})
  const usher = (...args: readonly string[]) => runCli(['channel', ...args, '--url', host.url])
  const before = await usher('doctor')
  expect(before.code).toBe(EXIT_CODES.problems)
  expect(before.stdout).toContain('✓ the platform knows the credentials of @usher_double_bot')
  expect(before.stdout).toContain(`✗ the platform posts nowhere, not to ${host.url}/webhooks/bot`)
  const connected = await usher('connect', 'bot')
  expect(connected).toMatchObject({ code: EXIT_CODES.ok, stdout: expect.stringContaining('✓ the platform posts to') })
  expect(served.platform.hookUrl()).toBe(`${host.url}/webhooks/bot`)
  expect(await usher('doctor', 'bot')).toMatchObject({ code: EXIT_CODES.ok })
  expect(await usher('doctor', 'nobody')).toMatchObject({ code: EXIT_CODES.problems })
  expect(await usher('connect', 'web')).toMatchObject({ code: EXIT_CODES.problems })
  await served.close()
  const away = await usher('doctor', 'bot', '--json')
  expect(JSON.parse(away.stdout)).toMatchObject({ channel: 'bot', platform: { class: 'retry' } })
})

test('how a channel does is told: what came, what went, and what was refused', async () => {
  await play(['hello', '/wait', '/refuse content', '/as 395', 'hello', '/wait refused'], '--from', '394')
  const health = async () =>
    (await host.ask('GET', '/api/channels')).body.channels.find(({ id }: { id: string }) => id === 'bot').health
  await expect.poll(health).toMatchObject({
    lastEventAt: expect.any(String),
    lastSentAt: expect.any(String),
    errors: expect.arrayContaining([expect.objectContaining({ error: 'content (400)' })]),
  })
})

test('a script that cannot be understood ends with 2, and so does a kind that nobody plays', async () => {
  expect(await play(['/stiker'])).toMatchObject({ code: EXIT_CODES.usage, stderr: expect.stringContaining('/sticker') })
  const { code, stderr } = await runCli(['channel', 'play', 'telegraph'])
  expect([code, stderr]).toEqual([EXIT_CODES.usage, expect.stringContaining('Did you mean telegram?')])
})
