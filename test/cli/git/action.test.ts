import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { removeFolder } from '../runCli.ts'
import { sampleWorkspace, withFailingScenario } from '../sampleWorkspace.ts'
import { createRepository, GIT_ENV, type Repository } from './gitRepository.ts'

/* The steps of action.yml as the runner runs them, in a real repository, and GitHub's part played by a small server. */

const ROOT = join(import.meta.dirname, '../../..')

/** The script of a step, out of the YAML. */
async function scriptOf(step: string): Promise<string> {
  const text = await readFile(join(ROOT, 'action.yml'), 'utf8')
  const [, after = ''] = text.split(`- name: ${step}\n`)
  const [, block = ''] = /^ {6}run: \|\n((?: {8}.*\n|\n)+)/m.exec(after) ?? []
  return block.replaceAll(/^ {8}/gm, '')
}

type Call = { readonly method: string; readonly url: string; readonly body: string }
let server: Server
let calls: Call[] = []
let comments: { id: number; body: string }[] = []
let status = 200
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method = '', url = '' } = request
    calls.push({ method, url, body })
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(method === 'GET' ? comments : {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
afterEach(() => {
  calls = []
  comments = []
  status = 200
})

async function run(repository: Repository, step: string, env: { readonly [name: string]: string } = {}) {
  const script = await scriptOf(step)
  expect(script).not.toBe('')
  const summary = join(repository.folder, 'summary.md')
  const ran = await new Promise<{ readonly code: number; readonly stdout: string }>((resolve) => {
    const options = {
      cwd: repository.folder,
      env: {
        // The Node of the tests stands where actions/setup-node puts it.
        PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
        ...GIT_ENV,
        GITHUB_ACTION_PATH: ROOT,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        GITHUB_REPOSITORY: 'acme/flows',
        USHER_WORKSPACE: 'flows',
        BASE: '',
        TOKEN: '',
        PULL: '',
        ...env,
      },
    }
    execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], options, (error, stdout) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout }),
    )
  })
  return { ...ran, summary: await readFile(summary, 'utf8').catch(() => '') }
}

const renamed = (): Workspace => JSON.parse(JSON.stringify(sampleWorkspace()).replace('"Hello"', '"Good day"'))

async function inRepository<T>(workspace: Workspace, work: (repository: Repository) => Promise<T>): Promise<T> {
  const repository = await createRepository(sampleWorkspace())
  try {
    await repository.commit(workspace, 'edit')
    return await work(repository)
  } finally {
    await removeFolder(repository.folder)
  }
}

test('a sound workspace passes form, rules and scenarios', async () => {
  const { code, stdout } = await inRepository(sampleWorkspace(), (it) => run(it, 'Form, rules and scenarios'))
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/usher fmt --check[\s\S]*usher test[\s\S]*1 passed/),
  })
})

test('a scenario that fails, fails the job', async () => {
  expect(await inRepository(withFailingScenario(), (it) => run(it, 'Form, rules and scenarios'))).toMatchObject({
    code: 1,
  })
})

test('the summary tells what changed since the base', async () => {
  const { code, summary } = await inRepository(renamed(), (it) => run(it, 'What changed', { BASE: 'HEAD~1' }))
  expect(code).toBe(0)
  expect(summary).toMatch(/^## Flows in flows\n\n### Flow main\n\n- \*\*changed\*\* hi: content 1 text/)
  expect(summary).toContain('```mermaid\nflowchart LR')
  expect(calls).toEqual([])
})

test('nothing is told of the first push of a branch', async () => {
  const zeros = { BASE: '0'.repeat(40) }
  expect(await inRepository(renamed(), (it) => run(it, 'What changed', zeros))).toMatchObject({ code: 0, summary: '' })
})

test('a base that is gone is a warning', async () => {
  const gone = { BASE: 'f'.repeat(40) }
  expect(await inRepository(renamed(), (it) => run(it, 'What changed', gone))).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^::warning::f{40} is not in the repository/),
    summary: '',
  })
})

const PULL = { BASE: 'HEAD~1', TOKEN: 'a-token', PULL: '7' }

test('a pull request gets the diff as a comment, once, and later the same comment anew', async () => {
  await inRepository(renamed(), async (repository) => {
    await run(repository, 'What changed', PULL)
    const [list, post] = calls
    expect(list?.url).toBe('/repos/acme/flows/issues/7/comments?per_page=100&page=1')
    expect(post).toMatchObject({ method: 'POST', url: '/repos/acme/flows/issues/7/comments' })
    const { body } = JSON.parse(post?.body ?? '{}')
    expect(body).toContain('### Flow main')
    comments = [
      { id: 11, body: 'Looks good' },
      { id: 12, body },
    ]
    calls = []
    await run(repository, 'What changed', PULL)
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /repos/acme/flows/issues/7/comments?per_page=100&page=1',
      'PATCH /repos/acme/flows/issues/comments/12',
    ])
  })
})

test('a token that may not comment is a warning, and the summary is there', async () => {
  status = 403
  const { code, stdout, summary } = await inRepository(renamed(), (it) => run(it, 'What changed', PULL))
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^::warning::.*403/m) })
  expect(summary).toContain('### Flow main')
})

test('the hooks for pre-commit name commands that there are', async () => {
  const hooks = await readFile(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')
  const entries = [...hooks.matchAll(/^ {2}entry: usher (.*)$/gm)].map(([, args = '']) => args.split(' '))
  expect(entries).toHaveLength(3)
  await inRepository(sampleWorkspace(), async (repository) => {
    for (const args of entries) expect(await repository.usher(...args)).toMatchObject({ code: 0 })
  })
})
