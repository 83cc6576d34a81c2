import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import { openBrowser } from '../support/openBrowser.ts'
import { type DesignerHost, startDesigner } from '../support/startDesigner.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const main = flowOf(
  {
    welcome: { type: 'greeting', content: [{ text: 'Hello' }], exits: { next: 'menu' } },
    menu: {
      type: 'menu',
      prompt: [{ text: 'What is it about?' }],
      options: [
        { id: 'bill', label: 'A bill', keywords: ['invoice'] },
        { id: 'other', label: 'Something else' },
      ],
      exits: { bill: 'to-general', other: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
    },
    'to-general': { type: 'enqueue', queue: 'general' },
  },
  { name: 'Front desk', languages: ['en'] },
)
const other = { ...main, id: 'other', name: 'Other' }
const nodes = { welcome: { x: 0, y: 0 }, menu: { x: 0, y: 180 }, 'to-general': { x: 40, y: 500 } }
const layouts = { main: { specVersion: 1, nodes } } as const
const files = formatWorkspace(workspaceOf([main, other], { bots: {}, schedules: {}, layouts }))

describe('on the canvas', () => {
  let designer: DesignerHost
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    designer = await startDesigner(files)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await designer?.close()
  })
  beforeEach(async () => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    page = await context.newPage()
    await page.goto(designer.url)
    await card('welcome').waitFor()
    return () => context.close()
  })
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
  const layoutOf = async (id: string) => JSON.parse(await designer.onDisk(`${id}.layout.json`))
  const find = async (words: string) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }
  const openOther = async () => {
    await page.getByRole('button', { name: /^Other\b.*nodes$/ }).click()
    await page.getByRole('heading', { name: 'Other' }).waitFor()
    await card('menu').waitFor()
  }
  const save = async () => {
    await page.getByText('Not saved').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Not saved').waitFor({ state: 'hidden' })
  }

  test('a node is found by its keyword, gets a successor and leads to it, by keys alone', async () => {
    await find('invoice')
    await card('menu').and(page.locator('.selected')).waitFor()
    await page.keyboard.press('>')
    await page.keyboard.type('something')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Where “2. Something else” of menu leads' }).waitFor()
    await page.keyboard.type('welcome')
    await page.keyboard.press('Enter')
    await find('welcome')
    await page.keyboard.press('+')
    await page.getByRole('dialog').getByRole('searchbox').fill('message')
    await page.keyboard.press('Enter')
    await card('message').waitFor()
    await save()
    const saved = JSON.parse(await designer.onDisk('main.flow.json')).nodes
    expect([saved.menu.exits.other, saved.welcome.exits.next, saved.message.exits.next]).toEqual([
      'welcome',
      'message',
      'menu',
    ])
    for (const _ of ['connect', 'insert']) await page.keyboard.press('Control+z')
    await save()
    expect(await designer.onDisk('main.flow.json')).toBe(files['main.flow.json'])
    expect(await designer.onDisk('main.layout.json')).toBe(files['main.layout.json'])
  })

  test('a flow is arranged from left to right by a key, which undo takes back in one step', async () => {
    await page.keyboard.press('Shift+L')
    await page.getByRole('button', { name: 'Undo: Arrange' }).waitFor()
    await save()
    const arranged = (await layoutOf('main')).nodes
    expect(arranged.welcome.x).toBeLessThan(arranged.menu.x)
    expect(arranged.menu.x).toBeLessThan(arranged['to-general'].x)
    await page.keyboard.press('Control+z')
    await save()
    expect(await designer.onDisk('main.layout.json')).toBe(files['main.layout.json'])
  })

  test('a flow without a layout is arranged by itself, and its places are kept when a box is moved', async () => {
    await openOther()
    // Before it is arranged, all cards stand in one row.
    const top = async (id: string) => (await card(id).boundingBox())?.y ?? Number.NaN
    await expect.poll(async () => (await top('to-general')) - (await top('menu'))).not.toBeCloseTo(0, 0)
    expect(await page.getByText('Not saved').isVisible()).toBe(false)
    await card('menu').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await save()
    expect(Object.keys((await layoutOf('other')).nodes).sort()).toEqual(['menu', 'to-general', 'welcome'])
  })

  test('a note and a frame are drawn, and go with nodes over the clipboard to another flow', async () => {
    await page.keyboard.press('n')
    await page.keyboard.type('Ask Legal first.')
    await page.keyboard.press('Escape')
    await card('menu').locator('header').click()
    await card('to-general')
      .locator('header')
      .click({ modifiers: ['Control'] })
    await page.keyboard.press('Control+g')
    await page.keyboard.type('Routing')
    await page.keyboard.press('Enter')
    await save()
    const { notes, groups } = await layoutOf('main')
    expect([notes.note.text, groups.group.title]).toEqual(['Ask Legal first.', 'Routing'])
    await card('menu').locator('header').click()
    await card('note/note').click({ modifiers: ['Control'] })
    await page.keyboard.press('Control+c')
    await openOther()
    await page.keyboard.press('Control+v')
    await card('menu-2').waitFor()
    await save()
    expect((await layoutOf('other')).notes.note.text).toBe('Ask Legal first.')
    expect(JSON.parse(await designer.onDisk('other.flow.json')).nodes['menu-2'].exits.bill).toBe('to-general')
  })
})
