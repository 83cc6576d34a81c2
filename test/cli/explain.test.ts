import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { freePort } from '../support/hostProcess.ts'
import { startHost } from '../support/startHost.ts'
import { runCli } from './runCli.ts'
import { sampleWorkspace } from './sampleWorkspace.ts'

describe('explain', () => {
  test('tells what was said and why, from a running host', async () => {
    const host = await startHost(sampleWorkspace())
    const { url } = host
    const from = { id: 'u-1', name: 'Ada' }
    const { body } = await host.ask('POST', '/api/channels/web/messages', {
      id: 'm-1',
      from,
      text: 'refund\u001b[2J please',
    })
    const { conversationId } = body
    const env = { USHER_URL: url }
    const { code, stdout } = await runCli(['explain', conversationId], { env })
    expect(code).toBe(EXIT_CODES.ok)
    expect(stdout).toContain(`${conversationId} on web with Ada`)
    expect(stdout).toContain('It is in the queue billing, skills billing 3, priority 5.')
    expect(stdout).toMatch(/^ {2}customer {2}refund please$/m)
    expect(stdout).toMatch(/· .*refund\*/)
    expect(stdout).not.toContain('\u001b')
    const asJson = await runCli(['explain', conversationId, '--json', '--url', `${url}/`], {})
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      conversation: { id: conversationId, owner: 'queue' },
      explanation: [{ sentences: expect.any(Array) }],
    })
    const missing = await runCli(['explain', 'c_none'], { env })
    expect(missing).toMatchObject({ code: EXIT_CODES.problems, stderr: 'usher: There is no conversation "c_none".\n' })
    await host.close()
  })

  test('shows USHER_TOKEN, and says so when the host asks for one', async () => {
    const host = await startHost(sampleWorkspace(), { env: { USHER_TOKENS: 'viewer:only-to-look-0001' } })
    const USHER_URL = host.url
    const without = await runCli(['explain', 'c_none'], { env: { USHER_URL } })
    expect(without).toMatchObject({ code: EXIT_CODES.unreadable, stderr: expect.stringContaining('USHER_TOKEN') })
    const shown = await runCli(['explain', 'c_none'], { env: { USHER_URL, USHER_TOKEN: 'only-to-look-0001' } })
    expect(shown.code).toBe(EXIT_CODES.problems)
    await host.close()
  })

  test('ends with 4 when nobody answers, or something that is no host', async () => {
    const nobody = await runCli(['explain', 'c_1', '--url', `http://127.0.0.1:${await freePort()}`])
    expect(nobody).toMatchObject({ code: EXIT_CODES.unreachable, stderr: expect.stringContaining('usher start') })
    const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const stranger = await runCli(['explain', 'c_1', '--url', `http://127.0.0.1:${port}`])
    other.close()
    expect(stranger).toMatchObject({ code: EXIT_CODES.unreachable, stderr: expect.stringContaining('no Usher host') })
  })
})
