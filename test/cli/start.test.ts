import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { freePort } from '../support/hostProcess.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { removeFolder, runCli, spawnCli, workspaceFolder } from './runCli.ts'
import { sampleWorkspace } from './sampleWorkspace.ts'

const running: ChildProcess[] = []
let folder: string
beforeAll(async () => {
  ;({ folder } = await workspaceFolder(sampleWorkspace()))
})
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})
afterAll(() => removeFolder(folder))

const ENV = { PORT: '0' }
const IN_MEMORY = { USHER_DATA: 'memory' }

/** Starts a host, on a database of its own unless `env` says which; resolves with what it printed once `until` is in it. */
async function start(args: readonly string[], until: string, env: { readonly [name: string]: string } = {}) {
  const database = 'USHER_DATA' in env ? {} : { DATABASE_URL: await createTestDatabase() }
  const child = spawnCli(['start', '--no-designer', ...args], { cwd: folder, env: { ...ENV, ...database, ...env } })
  running.push(child)
  const lines: string[] = []
  if (child.stdout === null) throw new Error('The host has no stdout.')
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.includes(until)) return { child, printed: lines.join('\n') }
  }
  throw new Error(`The host ended (${child.exitCode}). It printed:\n${lines.join('\n')}`)
}

async function exitOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  await once(child, 'exit')
  return child.exitCode
}

describe('start', () => {
  test('says where it listens, what is live, and a line for the shell that works as it stands', async () => {
    const { child, printed } = await start([], 'Ctrl+C', IN_MEMORY)
    expect(printed).toMatch(/^Usher listens on http:\/\/127\.0\.0\.1:\d+$/m)
    expect(printed).toMatch(/release +[0-9a-f]{12} of \.\/flows/)
    expect(printed).toMatch(/database +built in, in memory/)
    const curl = /curl .*$/m.exec(printed)?.[0] ?? ''
    expect(await postedBy(curl)).toMatchObject({ duplicate: false, owner: 'queue', enqueued: { queue: 'billing' } })
    expect(await exitOf(child, 'SIGTERM')).toBe(EXIT_CODES.ok)
  })

  test('--json prints one line for machines', async () => {
    const { child, printed } = await start(['--json'], 'url')
    expect(JSON.parse(printed)).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      release: expect.stringMatching(/^[0-9a-f]{64}$/),
      database: expect.stringMatching(/^PostgreSQL/),
      workspace: './flows',
      watch: false,
      designer: false,
      notes: expect.any(Array),
    })
    expect(await exitOf(child, 'SIGINT')).toBe(EXIT_CODES.ok)
  })

  test('answers what is under way before it ends', async () => {
    const { child, printed } = await start(['--json'], 'url')
    const open = await openRequest(JSON.parse(printed).url)
    child.kill('SIGTERM')
    const exited = once(child, 'exit')
    await isFinishing(child)
    expect(await open.finish()).toMatchObject({ owner: 'queue', enqueued: { queue: 'billing' } })
    await exited
    expect(child.exitCode).toBe(EXIT_CODES.ok)
  })

  test('ends at once when it is told again', async () => {
    const { child, printed } = await start(['--json'], 'url')
    const open = await openRequest(JSON.parse(printed).url)
    child.kill('SIGTERM')
    await isFinishing(child)
    const exited = once(child, 'exit')
    // The same signal passed on twice counts once, so one more may not be enough.
    const again = setInterval(() => child.kill('SIGTERM'), 50)
    await exited
    clearInterval(again)
    expect(await open.cut).toMatchObject({ code: 'ECONNRESET' })
    expect(child.exitCode).toBe(EXIT_CODES.interrupted)
  })

  test.each(['usher:hidden@db/usher', 'mysql://usher:hidden@db/usher'])('says that %s is no database', async (url) => {
    const { code, stderr } = await runCli(['start'], { cwd: folder, env: { ...ENV, DATABASE_URL: url } })
    expect(code).toBe(EXIT_CODES.unreadable)
    expect(stderr).toContain('DATABASE_URL cannot be read: ')
    expect(stderr).not.toMatch(/hidden|defect/)
  })

  test('ends with 4 when the database cannot be reached, and keeps its password to itself', async () => {
    const env = { ...ENV, DATABASE_URL: `postgres://usher:hidden@127.0.0.1:${await freePort()}/usher` }
    const { code, stderr } = await runCli(['start'], { cwd: folder, env })
    expect(code).toBe(EXIT_CODES.unreachable)
    expect(stderr).toContain('Check that it runs and that DATABASE_URL names it.')
    expect(stderr).not.toContain('hidden')
  })

  test('ends with 3 when it would listen to everybody without tokens, or has nothing to publish', async () => {
    const open = await runCli(['start', '--host', '0.0.0.0'], { cwd: folder, env: { ...ENV, ...IN_MEMORY } })
    expect(open).toMatchObject({ code: EXIT_CODES.unreadable, stderr: expect.stringContaining('USHER_TOKENS') })
    const empty = await runCli(['start', '--workspace', 'nowhere'], { cwd: folder, env: { ...ENV, ...IN_MEMORY } })
    expect(empty).toMatchObject({ code: EXIT_CODES.unreadable, stderr: expect.stringContaining('nowhere') })
  })
})

/** A customer's message whose headers the host has, and whose body is still to come. */
async function openRequest(url: string) {
  const sending = request(`${url}/api/channels/web/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', expect: '100-continue' },
  })
  sending.flushHeaders()
  const cut = new Promise<Error>((resolve) => sending.once('error', resolve))
  // From the beginning: a host may refuse, or cut it off, before the body is sent.
  const answered = Promise.race([
    once(sending, 'response'),
    cut.then((error) => Promise.reject(new Error('The host has cut it off.', { cause: error }))),
  ])
  answered.catch(() => {})
  await Promise.race([once(sending, 'continue'), answered])
  return {
    cut,
    finish: async (): Promise<unknown> => {
      sending.end(JSON.stringify({ id: 'm-1', from: { id: 'u-1' }, text: 'refund' }))
      const [response] = await answered
      let body = ''
      for await (const chunk of response) body += chunk
      return JSON.parse(body)
    },
  }
}

async function isFinishing(child: ChildProcess): Promise<void> {
  let said = ''
  for await (const chunk of child.stderr ?? []) {
    said += chunk
    if (said.includes('Finishing')) break
  }
}

/** What the printed line's request is answered: read as the shell would, because curl need not be installed. */
async function postedBy(curl: string): Promise<unknown> {
  const match = /^curl -s (\S+) -H '([^:]+): ([^']+)' -d '(.*)'$/.exec(curl)
  const [, url = '', name = '', value = '', body = ''] = match ?? []
  const filled = body.replace("'$(date +%s%N)'", '17')
  const response = await fetch(url, { method: 'POST', headers: { [name]: value }, body: filled })
  return response.json()
}
