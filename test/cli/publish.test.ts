import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import { desk, says } from '../http/desk.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { type Ran, removeFolder, runCli, workspaceFolder } from './runCli.ts'

const TOKENS = 'publisher:publisher-0123456789,viewer:viewer-0123456789,channel:channel-0123456789'
const as = (role: string) => `${role}-0123456789`

/** The desk whose menu has another id, with a scenario that ends in `queue`. */
function renamedDesk(queue = 'billing'): Workspace {
  const { ask, topic, ...nodes } = desk.flows.main?.nodes ?? {}
  const exits = { billing: 'to-billing', noMatch: 'about' }
  const main = { ...desk.flows.main, nodes: { ...nodes, about: ask, topic: { ...topic, exits } } }
  const steps = [{ customer: 'refund' }, { enqueued: { queue } }]
  const scenarios = { 'a refund goes on': { at: '2026-11-20T10:00:00+01:00', steps } }
  return { ...desk, flows: { main }, scenarios: { main: { flow: 'main', scenarios } } } as Workspace // the same nodes by other names
}

let host: TestHost
let first: string
let folder: string
let flows: string
describe('on a running host', () => {
  beforeEach(async () => {
    host = await startHost(desk, { env: { USHER_TOKENS: TOKENS } })
    first = host.host.release()
    ;({ folder, flows } = await workspaceFolder(renamedDesk()))
  })
  afterEach(async () => {
    await host.close()
    await removeFolder(folder)
  })

  const usher = (args: readonly string[], { token = as('publisher'), at = flows, url = host.url } = {}): Promise<Ran> =>
    runCli([...args, '--workspace', at, '--url', url], { env: { USHER_TOKEN: token } })

  /** Writes as a customer; resolves to the release that answered and where it waits. */
  async function write(from: string): Promise<{ readonly release: string; readonly waitingAt: string | null }> {
    const headers = { authorization: `Bearer ${as('channel')}` }
    return (await host.ask('POST', '/api/channels/web/messages', says('hm', from), headers)).body
  }
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder })
      .toString()
      .trim()

  describe('publish', () => {
    test('says what is live before and after, who stands where and what becomes of them', async () => {
      await write('ada')
      const { code, stdout } = await usher(['publish', '--note', 'A better menu'])
      const now = host.host.release()
      expect(now).not.toBe(first)
      expect(code).toBe(EXIT_CODES.ok)
      expect(stdout).toMatch(new RegExp(`^Live before +${first.slice(0, 12)}, since`, 'm'))
      expect(stdout).toMatch(/^Standing +1 conversation mid-flow$/m)
      expect(stdout).toMatch(
        new RegExp(`1 +ask +finish on ${first.slice(0, 12)} +no such node waits in the new release`),
      )
      expect(stdout).toMatch(new RegExp(`^Live now +${now.slice(0, 12)}, since`, 'm'))
      expect(await write('ada')).toMatchObject({ release: first, waitingAt: 'ask' })
      expect(await write('bob')).toMatchObject({ release: now, waitingAt: 'about' })
      expect((await usher(['publish'])).stdout).toMatch(new RegExp(`^Unchanged +${now.slice(0, 12)}`, 'm'))
    })

    test('takes those who stand along, where the map says', async () => {
      await write('ada')
      const moving = ['publish', '--on-standing', 'migrate', '--map', 'ask=about', '--json']
      const dry = JSON.parse((await usher([...moving, '--dry-run'])).stdout)
      expect(dry).toMatchObject({ isNew: false, dryRun: true, standing: [{ node: 'ask', fate: 'moves', to: 'about' }] })
      expect(host.host.release()).toBe(first)
      const mistyped = await usher(['publish', '--on-standing', 'migrate', '--map', 'ask=about,aks=about', '--dry-run'])
      expect(mistyped.stdout).toMatch(/1 +ask +go on at about with their next message$/m)
      expect(mistyped.stderr).toBe('Nobody stands at aks, which --map names.\n')
      const { hash } = JSON.parse((await usher(moving)).stdout)
      expect(hash).toBe(dry.hash)
      expect(await write('ada')).toMatchObject({ release: hash, waitingAt: 'about' })
    })

    test('records the commit, and whether files had changed since', async () => {
      git('init', '-q')
      git('add', 'flows')
      git('commit', '-q', '-m', 'A better menu')
      const commit = git('rev-parse', 'HEAD')
      expect(JSON.parse((await usher(['publish', '--json'])).stdout).commit).toBe(commit)
      await writeFile(join(flows, 'workspace.json'), '{ "name": "Other", "languages": ["en", "it", "zh"] }\n')
      await usher(['publish'])
      const { releases } = JSON.parse((await usher(['releases', '--json'])).stdout)
      expect(releases.map((release: { commit: string | null }) => release.commit)).toEqual([
        `${commit}-dirty`,
        commit,
        null,
      ])
    })

    test('refuses what fails a scenario, unless it is told why', async () => {
      const wrong = await workspaceFolder(renamedDesk('general'))
      const refused = await usher(['publish'], { at: wrong.flows })
      expect(refused.code).toBe(EXIT_CODES.problems)
      expect(refused.stderr).toContain('failed main: a refund goes on')
      expect(refused.stderr).toContain('fails 1 scenario and was not published. --force "reason"')
      expect(host.host.release()).toBe(first)
      expect((await usher(['publish', '--force', 'the test is wrong'], { at: wrong.flows })).code).toBe(EXIT_CODES.ok)
      const { releases } = JSON.parse((await usher(['releases', '--json'])).stdout)
      expect(releases[0].note).toBe('forced: the test is wrong')
      await removeFolder(wrong.folder)
    })

    test('refuses errors that rules find, and what cannot be read even by force', async () => {
      await writeFile(join(flows, 'queues.json'), '{ "queues": { "general": { "name": "General" } } }\n')
      const { code, stdout, stderr } = await usher(['publish', '--json'])
      expect([code, stderr]).toEqual([
        EXIT_CODES.problems,
        expect.stringMatching(/main\.flow\.json:\d+:\d+ error unknownQueue/),
      ])
      expect(JSON.parse(stdout)).toMatchObject({
        refused: expect.stringContaining('error'),
        issues: [{ code: 'unknownQueue', file: 'main.flow.json' }],
      })
      await writeFile(join(flows, 'queues.json'), '{ "queues": ')
      const forced = await usher(['publish', '--force', 'please'])
      expect([forced.code, forced.stderr]).toEqual([
        EXIT_CODES.problems,
        expect.stringContaining('was not published.\n'),
      ])
      expect(host.host.release()).toBe(first)
    })

    test('goes to a share of the contacts, then to everybody or to nobody', async () => {
      const { hash } = JSON.parse((await usher(['publish', '--canary', '40%', '--json'])).stdout)
      expect(host.host.release()).toBe(first)
      const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => write(`c-${index}`)))
      expect(new Set(answers.map(({ release }) => release))).toEqual(new Set([first, hash]))
      expect((await usher(['releases'])).stdout).toMatch(new RegExp(`^${hash.slice(0, 12)} .* canary 40%`, 'm'))
      expect((await usher(['publish', '--abort'])).code).toBe(EXIT_CODES.ok)
      expect((await write('late')).release).toBe(first)
      await usher(['publish', '--canary', '40%'])
      expect(JSON.parse((await usher(['rollback', '--json'])).stdout)).toMatchObject({
        before: { live: first, canary: { release: hash } },
        deployment: { live: first, canary: null },
      })
      await usher(['publish', '--canary', '40%', '--on-standing', 'restart'])
      expect(JSON.parse((await usher(['publish', '--promote', '--json'])).stdout)).toMatchObject({
        before: { live: first, canary: { release: hash, percent: 40 } },
        deployment: { live: hash, canary: null, before: first, onStanding: { policy: 'restart' } },
      })
      expect(host.host.release()).toBe(hash)
      expect((await usher(['publish', '--promote'])).code).toBe(EXIT_CODES.problems)
    })
  })

  describe('rollback', () => {
    test('puts back what was live before, in one command, and forth again', async () => {
      expect((await usher(['rollback'])).code).toBe(EXIT_CODES.problems)
      await usher(['publish'])
      const second = host.host.release()
      await write('ada')
      const { code, stdout } = await usher(['rollback', '--on-standing', 'restart'])
      expect([code, host.host.release()]).toEqual([EXIT_CODES.ok, first])
      expect(stdout).toMatch(new RegExp(`^To put back +${first.slice(0, 12)}: start$`, 'm'))
      expect(stdout).toMatch(/1 +about +begin anew with their next message/)
      expect(await write('ada')).toMatchObject({ release: first, waitingAt: 'ask' })
      await usher(['rollback'])
      expect(host.host.release()).toBe(second)
    })

    test('puts back any release by the beginning of its hash', async () => {
      await usher(['publish'])
      const answer = JSON.parse((await usher(['rollback', first.slice(0, 10), '--json'])).stdout)
      expect(answer).toMatchObject({ deployment: { live: first }, standing: [] })
      const unknown = await usher(['rollback', 'zzz'])
      expect([unknown.code, unknown.stderr]).toEqual([EXIT_CODES.problems, expect.stringContaining('no release "zzz"')])
      expect((await usher(['rollback', ''])).stderr).toContain('is how 2 releases begin')
    })
  })

  test('releases lists what was published, with what is live and who stands on it', async () => {
    await write('ada')
    await usher(['publish', '--note', 'A better\nmenu'])
    const lines = (await usher(['releases'], { token: as('viewer') })).stdout.trim().split('\n')
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^${host.host.release().slice(0, 12)}  2\\S+ \\S+  - .* live +A better menu$`)),
      expect.stringMatching(new RegExp(`^${first.slice(0, 12)}  2\\S+ \\S+  -  1 mid-flow  live before  start$`)),
    ])
    expect((await usher(['releases', '--limit', '1'])).stdout.trim().split('\n')).toHaveLength(1)
  })

  describe('what cannot be asked', () => {
    test('ends with 3 for a token that may not publish, which is never printed', async () => {
      for (const [token, words] of [
        ['nobody-0123456789', 'Set USHER_TOKEN to a token that may publish.'],
        [as('viewer'), 'Set USHER_TOKEN to a token that may publish.'],
      ] as const) {
        const { code, stderr } = await usher(['publish'], { token })
        expect([code, stderr]).toEqual([EXIT_CODES.unreadable, expect.stringContaining(words)])
        expect(stderr).not.toContain(token)
      }
      expect(host.host.release()).toBe(first)
    })

    test('ends with 4 when no host answers', async () => {
      for (const command of ['publish', 'releases', 'rollback'])
        expect((await usher([command], { url: 'http://127.0.0.1:1' })).code).toBe(EXIT_CODES.unreachable)
    })
  })
})

test.each([
  [['publish', '--canary', '0%'], '--canary: "0%" is no share. Write it in per cent: 10%.'],
  [['publish', '--on-standing', 'forget'], '"forget" is none of pin, restart, migrate.'],
  [['publish', '--map', 'a=b'], '--map goes with --on-standing migrate.'],
  [['publish', '--on-standing', 'migrate', '--map', 'a=b,c'], '"c" is no pair of nodes.'],
  [['publish', '--promote', '--abort'], '--promote and --abort do not go together.'],
  [['publish', '--abort', '--note', 'x'], '--abort and --note do not go together.'],
  [['releases', '--limit', '0'], 'no number from 1 to 500'],
])('%j is not understood', async (args, words) => {
  const { code, stdout, stderr } = await runCli(args)
  expect([code, stdout, stderr]).toEqual([EXIT_CODES.usage, '', expect.stringContaining(words)])
})
