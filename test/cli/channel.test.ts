import { afterAll, beforeAll, expect, test } from 'vitest'
import { doubleOf } from '../../runtime/channels/doubles.ts'
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
  expect(stdout).toContain('391 hears What is it about?\n  /1 Bills\n')
  expect(stdout).toContain('Telegram tells a bot of no message that is deleted.')
  const { body } = await host.ask('GET', '/api/queues/billing/items')
  expect(body.items).toHaveLength(1)
})

test('what the platform refuses is sent again, or given up with its class', async () => {
  const { stdout } = await play(
    ['/refuse retry', 'hello', '/wait', '/refuse content', '/as 393', 'hello', '/as 392', '/again'],
    '--json',
    '--from',
    '392',
  )
  const lines = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  expect(lines.filter(({ taken }) => taken !== undefined)).toMatchObject([{ taken: { to: '392' } }])
  const dead = async () => (await host.ask('GET', '/api/outbox/dead')).body.deliveries
  await expect.poll(dead).toMatchObject([{ target: 'bot', error: 'content (400)' }])
})

test('a script that cannot be understood ends with 2, and so does a kind that nobody plays', async () => {
  expect(await play(['/stiker'])).toMatchObject({ code: EXIT_CODES.usage, stderr: expect.stringContaining('/sticker') })
  const { code, stderr } = await runCli(['channel', 'play', 'telegraph'])
  expect([code, stderr]).toEqual([EXIT_CODES.usage, expect.stringContaining('Did you mean telegram?')])
})
