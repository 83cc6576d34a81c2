import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import { openBrowser } from '../support/openBrowser.ts'
import { type DesignerHost, startDesigner } from '../support/startDesigner.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const flow = flowOf(
  {
    welcome: {
      type: 'greeting',
      content: [{ text: { en: 'Hello', it: 'Ciao', zh: '你好' } }],
      exits: { next: 'to-general' },
    },
    'to-general': { type: 'enqueue', queue: 'general' },
  },
  { name: 'Front desk' },
)
const other = flowOf({ 'to-billing': { type: 'enqueue', queue: 'billing' } }, { id: 'other', name: 'Night desk' })
const layout = { specVersion: 1, nodes: { welcome: { x: 0, y: 0 }, 'to-general': { x: 400, y: 0 } } } as const
const files = formatWorkspace(workspaceOf([flow, other], { bots: {}, schedules: {}, layouts: { main: layout } }))
const FLOW = files['main.flow.json'] ?? ''

describe('an author', () => {
  let host: DesignerHost
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const onDisk = (path: string) => host.onDisk(path)

  beforeAll(async () => {
    host = await startDesigner(files)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
  })
  beforeEach(async () => {
    await writeFile(join(host.folder, 'main.flow.json'), FLOW)
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    page = await open('main')
    return () => context.close()
  })
  const open = async (flowId: string) => {
    const opened = await context.newPage()
    await opened.goto(`${host.url}/#/flows/${flowId}`)
    await opened.locator('.react-flow__node').first().waitFor()
    return opened
  }
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
  const english = () => page.getByRole('textbox', { name: 'Text, en' })
  const save = async () => {
    await page.getByText('Not saved').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Not saved').waitFor({ state: 'hidden' })
  }

  test('changes a text, sees it on the card, and saves the one line that it means', async () => {
    await card('welcome').click()
    await english().fill('Good morning')
    await card('welcome').getByText('Good morning').waitFor()
    await save()
    expect(await onDisk('main.flow.json')).toBe(FLOW.replace('"en": "Hello"', '"en": "Good morning"'))
  })

  test('takes everything back after a save, and saves the bytes that were there', async () => {
    await card('welcome').click()
    await english().fill('Good evening')
    await save()
    expect(await onDisk('main.flow.json')).not.toBe(FLOW)
    await page.getByRole('button', { name: /^Undo/ }).click()
    await save()
    expect(await onDisk('main.flow.json')).toBe(FLOW)
  })

  test('drags an exit into the open, chooses a node there, and finds it connected', async () => {
    const handle = await card('welcome').locator('.source').boundingBox()
    if (handle === null) throw new Error('the card has no handle')
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 120, { steps: 4 })
    await page.mouse.move(x + 70, y + 180, { steps: 4 })
    await page.mouse.up()
    await page.getByRole('dialog').getByRole('searchbox').fill('menu')
    await page.keyboard.press('Enter')
    await card('menu').waitFor()
    await save()
    expect(JSON.parse(await onDisk('main.flow.json')).nodes.welcome.exits).toEqual({ next: 'menu' })
  })

  test('moves a card with the arrow keys, which undo takes back in one step', async () => {
    const place = async () => JSON.parse(await onDisk('main.layout.json')).nodes.welcome
    await card('welcome').focus()
    await page.keyboard.press('Enter')
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
    await save()
    expect(await place()).not.toEqual({ x: 0, y: 0 })
    await page.getByRole('button', { name: 'Undo: Move' }).click()
    await save()
    expect(await place()).toEqual({ x: 0, y: 0 })
  })

  test('copies nodes with their exits into another flow, and into another tab', async () => {
    const copies = async (tab: Page) => {
      await tab.keyboard.press('Control+v')
      await tab.locator('.react-flow__node[data-id="welcome"]').getByText('Hello').waitFor()
      await tab.locator('.react-flow__edge').waitFor({ state: 'attached' })
      expect(await tab.locator('.react-flow__node').count()).toBe(3)
    }
    const tab = await open('other')
    await page.bringToFront()
    await card('welcome').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await page.getByRole('button', { name: /^Night desk/ }).click()
    await card('to-billing').waitFor()
    await copies(page)
    await tab.bringToFront()
    await copies(tab)
  })

  test('is shown what somebody else wrote meanwhile, and loses nothing by it', async () => {
    await card('welcome').click()
    await english().fill('Mine')
    const theirs = FLOW.replace('"name": "Front desk"', '"name": "Theirs"')
    await writeFile(join(host.folder, 'main.flow.json'), theirs)
    await page.keyboard.press('Control+s')
    await page.getByRole('heading', { name: 'main.flow.json was changed by someone else' }).waitFor()
    expect(await onDisk('main.flow.json')).toBe(theirs)
    await page.getByRole('button', { name: 'Take the version on disk' }).click()
    await page.getByRole('heading', { name: 'Theirs' }).waitFor()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await card('welcome').getByText('Mine').waitFor()
  })

  test.each([
    ['it-IT', 'Salva'],
    ['zh-CN', '保存'],
  ])('reads the interface in the language of the browser: %s', async (locale, word) => {
    const foreign = await browser.newPage({ locale })
    await foreign.goto(host.url)
    await foreign.getByRole('button', { name: word, exact: true }).waitFor()
    expect(await foreign.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2))
    await foreign.close()
  })
})
