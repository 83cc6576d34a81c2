import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { createHost } from '../../runtime/main.ts'
import { openBrowser } from '../support/openBrowser.ts'
import { drag, type Frames, framesDuring, pan } from './frames.ts'
import { gridFlow } from './gridFlow.ts'
import { type BenchRow, median, percentile } from './measure.ts'

const SIZES = [100, 500, 2_000] as const
const WINDOW = { width: 1440, height: 900 } as const
const LOADS = 5
const KEYSTROKES = 20
const PART = 'designer'

/**
 * What an author feels: the first load without what is loaded later, frames while panning and dragging with everything in view, beside a
 * canvas of React Flow alone with the same boxes and edges, and how soon problems follow a keystroke.
 */
export async function designerRows(): Promise<readonly BenchRow[]> {
  const browser = await openBrowser()
  const bare = mkdtempSync(join(tmpdir(), 'usher-bare-'))
  try {
    const root = join(import.meta.dirname, 'bareCanvas')
    await build({ root, logLevel: 'error', configFile: false, build: { outDir: bare, emptyOutDir: true } })
    const rows: BenchRow[] = [...(await withDesigner('flows', browser, firstLoad))]
    for (const size of SIZES) {
      const grid = gridFlow(size)
      const alone = await framesOf(await openBare(browser, bare, grid))
      const own = await withDesigner(grid.files, browser, async (open) => framesOf(await openWhole(await open())))
      rows.push(...frameRows(size, own, alone))
    }
    rows.push(...(await withDesigner(gridFlow(1_000).files, browser, keystrokes)))
    return rows
  } finally {
    await browser.close()
    rmSync(bare, { recursive: true })
  }
}

type Open = () => Promise<Page>

/** Runs with a host of these files (or of a folder); `open` gives a new window of its designer, not yet loaded. */
async function withDesigner<T>(
  files: { readonly [path: string]: string } | string,
  browser: Browser,
  measure: (open: Open, url: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'usher-bench-'))
  for (const [path, text] of Object.entries(typeof files === 'string' ? {} : files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const workspace = typeof files === 'string' ? files : folder
  const host = await createHost({ workspace, port: 0, dataFolder: 'memory', designer: true, env: {} })
  const url = host.url ?? ''
  try {
    const warm = await browser.newPage({ locale: 'en-GB' })
    await warm.goto(url)
    await warm.locator('.react-flow__node').first().waitFor({ timeout: 120_000 })
    await warm.close()
    return await measure(async () => {
      const page = await browser.newPage({ locale: 'en-GB', viewport: WINDOW })
      await page.goto(url)
      return page
    }, url)
  } finally {
    await host.close()
    rmSync(folder, { recursive: true })
  }
}

async function firstLoad(_open: Open, url: string): Promise<readonly BenchRow[]> {
  const browserPages: { readonly bytes: number; readonly ready: number }[] = []
  const browser = await openBrowser()
  for (let load = 0; load < LOADS; load += 1) {
    const context = await browser.newContext({ locale: 'en-GB', viewport: WINDOW })
    const page = await context.newPage()
    const bodies: Promise<number>[] = []
    page.on('response', (response) => {
      const isCode = /\.(?:js|css|html)$|\/$/.test(new URL(response.url()).pathname)
      // What comes after the page answers is not part of the first load, and may be cut off.
      if (isCode)
        bodies.push(
          response.body().then(
            (body) => gzipSync(body).length,
            () => 0,
          ),
        )
    })
    await page.addInitScript(() => {
      const wait = () => {
        if (document.querySelector('.react-flow__node') === null) requestAnimationFrame(wait)
        // Two frames later it is on the screen and answers.
        else
          requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(window, { ready: performance.now() })))
      }
      wait()
    })
    await page.goto(`${url}/#/flows/front-desk`)
    await page.waitForFunction(() => 'ready' in window)
    const ready = await page.evaluate(() => (window as unknown as { ready: number }).ready) // put there above
    const first = [...bodies]
    browserPages.push({ bytes: (await Promise.all(first)).reduce((sum, bytes) => sum + bytes, 0), ready })
    await context.close()
  }
  await browser.close()
  const bytes = median(browserPages.map((each) => each.bytes))
  const ready = browserPages.map((each) => each.ready)
  return [
    { part: PART, name: 'first load, gzip', value: bytes, unit: 'bytes' },
    { part: PART, name: 'first load, until it answers', value: median(ready), unit: 'ms', p99: Math.max(...ready) },
  ]
}

/** The whole flow in view. */
async function openWhole(page: Page): Promise<Page> {
  await page.locator('.react-flow__node').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('Shift+1')
  await page.waitForFunction(() => document.querySelectorAll('.react-flow__node').length > 90)
  await settle(page)
  return page
}

async function openBare(
  browser: Browser,
  folder: string,
  { places, edges }: ReturnType<typeof gridFlow>,
): Promise<Page> {
  const page = await browser.newPage({ viewport: WINDOW })
  const types: { readonly [ending: string]: string } = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url())
    const file = pathname === '/' ? '/index.html' : pathname
    const contentType = types[file.split('.').at(-1) ?? ''] ?? 'text/plain'
    return route.fulfill({ body: readFileSync(join(folder, file)), contentType })
  })
  const graph = {
    nodes: Object.entries(places).map(([id, position]) => ({
      id,
      position: { x: position.x, y: position.y },
      data: { label: id },
      style: { width: 256, height: 110 },
      sourcePosition: 'right',
      targetPosition: 'left',
    })),
    edges: edges.map(({ from, exit, to }) => ({ id: `${from}/${exit}`, source: from, target: to })),
  }
  await page.addInitScript((given) => Object.assign(window, { graph: given }), graph)
  await page.goto('http://127.0.0.1/')
  await page.locator('.react-flow__node').first().waitFor({ timeout: 120_000 })
  await settle(page)
  return page
}

/** Waits until frames come as they should, or for five seconds: what is under way after opening is not what is measured. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const end = performance.now() + 5_000
    let calm = 0
    let last = performance.now()
    while (calm < 20 && last < end) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      calm = now - last < 20 ? calm + 1 : 0
      last = now
    }
  })
}

type Both = { readonly panning: Frames; readonly dragging: Frames }

async function framesOf(page: Page): Promise<Both> {
  const panning = await framesDuring(page, () => pan(page))
  await settle(page)
  const dragging = await framesDuring(page, () => drag(page))
  await page.close()
  return { panning, dragging }
}

function frameRows(size: number, own: Both, alone: Both): readonly BenchRow[] {
  const nodes = `${size.toLocaleString('en')} nodes`
  return (['panning', 'dragging'] as const).flatMap((doing): readonly BenchRow[] => {
    const to = `React Flow alone, ${doing}, ${nodes}`
    const row = (name: string, value: number, p99: number): BenchRow => ({ part: PART, name, value, unit: 'ms', p99 })
    const [mine, other] = [own[doing], alone[doing]]
    return [
      row(to, other.median, other.longest),
      { ...row(`frame, ${doing}, ${nodes}`, mine.median, mine.longest), ratio: { to, is: mine.median / other.median } },
      {
        part: PART,
        name: `longest frame, ${doing}, ${nodes}`,
        value: mine.longest,
        unit: 'ms',
        ratio: { to: `${to}, longest`, is: mine.longest / other.longest },
      },
    ]
  })
}

/** From the key that breaks a template, or mends it, until the count of problems shows it. */
async function keystrokes(open: Open): Promise<readonly BenchRow[]> {
  const page = await open()
  await page.locator('.react-flow__node').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('fine-5')
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Text, en' })
  await text.fill('Fine {')
  await settle(page)
  await page.evaluate(() => {
    const run = { from: 0, times: [] as number[] }
    Object.assign(window, { run })
    window.addEventListener(
      'keydown',
      () => {
        run.from = performance.now()
      },
      true,
    )
    const head = document.querySelector('section[aria-label="Problems"] button')
    if (head === null) throw new Error('there is no list of problems')
    new MutationObserver(() => run.times.push(performance.now() - run.from)).observe(head, {
      subtree: true,
      characterData: true,
      childList: true,
    })
  })
  await text.press('End')
  for (let stroke = 0; stroke < KEYSTROKES; stroke += 1) {
    const before = await page.getByRole('region', { name: 'Problems' }).textContent()
    await page.keyboard.press(stroke % 2 === 0 ? '{' : 'Backspace')
    await page.waitForFunction(
      (was) => document.querySelector('section[aria-label="Problems"]')?.textContent !== was,
      before,
    )
    await settle(page)
  }
  const times = await page.evaluate(() => (window as unknown as { run: { times: number[] } }).run.times) // put there above
  await page.close()
  return [
    {
      part: PART,
      name: 'keystroke to problems shown, 1,000 nodes',
      value: median(times),
      unit: 'ms',
      p99: percentile(times, 0.99),
    },
  ]
}
