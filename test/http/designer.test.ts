import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type DesignerSite, openDesignerSite } from '../../runtime/http/designerSite.ts'
import { respondWithProblem } from '../../runtime/http/problem.ts'
import { designerRoutes } from '../../runtime/http/routes/designer.ts'

/** A build that writes a page with one script, as Vite's does. */
const BUILD = `
import { mkdirSync, writeFileSync } from 'node:fs'
mkdirSync('designer/dist/assets', { recursive: true })
writeFileSync('designer/dist/assets/index-1.js', 'built()')
writeFileSync('designer/dist/THIRD-PARTY-LICENSES.txt', 'MIT')
writeFileSync('designer/dist/index.html', '<p>fresh</p>')
`

const until = (holds: () => boolean) => vi.waitUntil(holds, { timeout: 120_000 })

describe('the designer over HTTP', () => {
  let root: string
  let site: DesignerSite | null = null
  const reported: string[] = []

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'usher-designer-'))
    await mkdir(join(root, 'designer'))
    await writeFile(join(root, 'designer/build.ts'), BUILD)
    reported.length = 0
  })
  afterEach(async () => {
    site?.close()
    await rm(root, { recursive: true })
  })

  function open(): { readonly site: DesignerSite; readonly get: (path: string) => Promise<Response> } {
    const opened = openDesignerSite({ root, report: (line) => reported.push(line) })
    site = opened
    const app = new Hono()
    app.onError((error, context) => respondWithProblem(error, context, (bug) => reported.push(String(bug))))
    for (const { method, path, handle } of designerRoutes({ designer: opened })) app.on(method, path, handle)
    return { site: opened, get: async (path) => app.request(path) }
  }
  async function putDist(page: string, seconds: number): Promise<void> {
    await mkdir(join(root, 'designer/dist'), { recursive: true })
    await writeFile(join(root, 'designer/dist/index.html'), page)
    await utimes(join(root, 'designer/dist/index.html'), seconds, seconds)
  }

  test('is built when it is missing; until then the page says so and asks again by itself', async () => {
    const { site, get } = open()
    const waiting = await get('/')
    expect(waiting.status).toBe(503)
    expect(await waiting.text()).toContain('<script src="/reload.js"></script>')
    await until(() => site.state() !== 'building')
    expect(await (await get('/')).text()).toBe('<p>fresh</p>')
    expect(await (await get('/THIRD-PARTY-LICENSES.txt')).text()).toBe('MIT')
    expect(reported).toEqual([])
  })

  test('is taken as it is when it is newer than its sources, and built again when it is older', async () => {
    await putDist('<p>old</p>', Date.now() / 1000 + 60)
    const first = open()
    await until(() => first.site.state() === 'ready')
    expect(await (await first.get('/')).text()).toBe('<p>old</p>')
    await putDist('<p>old</p>', 1)
    const second = open()
    await until(() => second.site.state() === 'ready')
    expect(await (await second.get('/')).text()).toBe('<p>fresh</p>')
  })

  test('that cannot be built is told to the operator, and the page says where to look', async () => {
    await writeFile(join(root, 'designer/build.ts'), `throw new Error('no such thing')`)
    const { site, get } = open()
    await until(() => site.state() === 'failed')
    expect(reported.join()).toContain('no such thing')
    expect((await get('/')).status).toBe(503)
  })

  test('that has nothing to be built with says what to install', async () => {
    await writeFile(join(root, 'designer/build.ts'), `import 'vite'`)
    const { site } = open()
    await until(() => site.state() === 'failed')
    expect(reported).toEqual([expect.stringMatching(/^the designer could not be built: what builds it .*npm ci/)])
  })

  test('runs no script but its own, and is framed by nobody', async () => {
    const { site, get } = open()
    await until(() => site.state() === 'ready')
    const policy = (await get('/')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("style-src 'self' 'unsafe-inline';")
    expect(policy.match(/unsafe/g)).toHaveLength(1)
    const script = await get('/assets/index-1.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(await script.text()).toBe('built()')
  })

  test.each(['/assets/..%2Findex.html', '/assets/..%2F..%2Fbuild.ts', '/assets/index-1.ts', '/assets/none.js'])(
    'gives no other file: %s',
    async (path) => {
      const { site, get } = open()
      await until(() => site.state() === 'ready')
      expect((await get(path)).status).toBe(404)
      expect(reported).toEqual([])
    },
  )
})
