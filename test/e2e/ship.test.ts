import { execFileSync } from 'node:child_process'
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
    welcome: { type: 'greeting', content: [{ text: { en: 'Hello' } }], exits: { next: 'to-general' } },
    'to-general': { type: 'enqueue', queue: 'general' },
  },
  { name: 'Front desk', languages: ['en'] },
)
const layout = { specVersion: 1, nodes: { welcome: { x: 0, y: 0 }, 'to-general': { x: 400, y: 0 } } } as const
const files = formatWorkspace(workspaceOf([flow], { bots: {}, schedules: {}, layouts: { main: layout } }))
const FLOW = files['main.flow.json'] ?? ''

describe('what an author drew', () => {
  let host: DesignerHost
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const onDisk = (path: string) => host.onDisk(path)
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', host.folder, ...args], { encoding: 'utf8' })

  beforeAll(async () => {
    host = await startDesigner(files)
    git('init', '-q', '-b', 'main')
    git('config', 'user.name', 'Design')
    git('config', 'user.email', 'design@example.org')
    git('add', '.')
    git('commit', '-q', '-m', 'Begin with a greeting')
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
  })
  beforeEach(async () => {
    await writeFile(join(host.folder, 'main.flow.json'), FLOW)
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    await open()
    return () => context.close()
  })
  const open = async () => {
    page = await context.newPage()
    await page.goto(host.url)
    await card('welcome').waitFor()
  }
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const say = async (words: string) => {
    await card('welcome').click()
    await page.getByRole('textbox', { name: 'Text, en' }).fill(words)
  }
  const saved = () => page.getByText('Not saved').waitFor({ state: 'hidden' })

  test('is offered again after the tab was lost, with what differs, and restored by one step', async () => {
    await say('Good morning')
    await expect.poll(draftsKept).toBe(1)
    await page.close()
    await open()
    const dialog = page.getByRole('dialog', { name: /^Unsaved changes from/ })
    await dialog.getByText('“Hello” → “Good morning”').waitFor()
    await page.keyboard.press('Enter')
    await card('welcome').getByText('Good morning').waitFor()
    await page.keyboard.press('Control+s')
    await saved()
    expect(await onDisk('main.flow.json')).toBe(FLOW.replace('"Hello"', '"Good morning"'))
    await expect.poll(draftsKept).toBe(0)
  })

  test('is merged with what somebody else wrote meanwhile', async () => {
    await say('Good morning')
    await writeFile(join(host.folder, 'main.flow.json'), FLOW.replace('"Front desk"', '"Reception"'))
    await page.keyboard.press('Control+s')
    await page.getByRole('dialog').getByText('“Front desk” → “Reception”').waitFor()
    await button('Merge both and save').click()
    await page.getByRole('heading', { name: 'Reception' }).waitFor()
    await saved()
    const both = FLOW.replace('"Front desk"', '"Reception"').replace('"Hello"', '"Good morning"')
    expect(await onDisk('main.flow.json')).toBe(both)
  })

  test('goes live after a look at what changes, and an earlier release goes live again', async () => {
    await say('Good evening')
    await button('Publish …').click()
    const dialog = page.getByRole('dialog', { name: 'Publish' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('“Hello” → “Good evening”').first().waitFor()
    await dialog.getByText('every message ends where it ended (proved); what is said differs').waitFor()
    await dialog.getByLabel('Note').fill('A later greeting')
    await button('Publish').click()
    await dialog.getByText(/^Published: \w+ is live/).waitFor()
    expect(await greeting('u-1')).toBe('Good evening')
    await dialog.getByRole('button', { name: /^Go back to/ }).click()
    await button('Make it live now').click()
    await dialog.getByText(/^Live again/).waitFor()
    expect(await greeting('u-2')).toBe('Hello')

    await button('What would go live').click()
    await dialog.getByLabel('For', { exact: true }).selectOption('A share of the contacts')
    await button('Publish').click()
    await dialog.getByText('10 % of the contacts get').first().waitFor()
    await button('Take it back').click()
    await dialog.getByText('Nobody gets it any more.').waitFor()
    expect(await greeting('u-3')).toBe('Hello')
  })

  test('is committed with a message, compared with any version, and taken back to one', async () => {
    await say('Good night')
    await button('Versions of the flow').click()
    const dialog = page.getByRole('dialog', { name: 'Versions of Front desk' })
    await dialog.locator('.react-flow__node[data-id="welcome"]').getByText('Changed').waitFor()
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.getByLabel('What it is about').fill('Say good night')
    await button('Commit').click()
    await dialog.getByText('Everything is committed on main.').waitFor()
    // The form has gone with its button; what is behind the dialog hears no key.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Versions of Front desk')
    await page.keyboard.press('Delete')
    expect(git('log', '-1', '--format=%s %an')).toBe('Say good night Design\n')
    expect(git('status', '--porcelain')).toBe('')
    await dialog.getByRole('button', { name: /^Begin with a greeting/ }).click()
    await button('Restore “Begin with a greeting”').click()
    await card('welcome').getByText('Hello').waitFor()
    await page.getByRole('button', { name: 'Undo: Restore a version' }).click()
    await card('welcome').getByText('Good night').waitFor()
  })

  test('is written as text too, which the canvas follows as soon as it can be read', async () => {
    await card('welcome').click()
    await page.getByRole('button', { name: 'Source', exact: true }).click()
    await page.locator('.view-line').getByText('"Hello"').click()
    // By keys, since the width of letters is measured anew when a font has loaded.
    for (const key of ['End', 'ArrowLeft', 'Control+Shift+ArrowLeft']) await page.keyboard.press(key)
    await page.keyboard.type('Written')
    await page.keyboard.press('End')
    await page.keyboard.type('x')
    await page.getByText('This cannot be read yet.').waitFor()
    await page.getByRole('button', { name: 'Outline', exact: true }).click()
    await page.getByRole('button', { name: 'Source', exact: true }).click()
    await page.getByText('This cannot be read yet.').waitFor()
    await page.locator('.view-line').getByText('"Written"x').click()
    await page.keyboard.press('End')
    await page.keyboard.press('Backspace')
    await page.getByText('This cannot be read yet.').waitFor({ state: 'hidden' })
    const field = page.getByRole('textbox', { name: 'Text, en' })
    expect(await field.inputValue()).toBe('Written')
    await field.fill('Written twice')
    await page.getByLabel('Compare with').selectOption({ index: 1 })
    await page.locator('.editor.modified').getByText('Written twice').waitFor()
    await page.getByRole('button', { name: 'Canvas', exact: true }).click()
    await card('welcome').getByText('Written twice').waitFor()
  })

  const greeting = async (contact: string): Promise<unknown> => {
    const response = await fetch(`${host.url}/api/channels/web/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: `m-${contact}`, from: { id: contact }, text: 'hi' }),
    })
    return ((await response.json()) as { replies: { text: string }[] }).replies[0]?.text // the host's answer
  }
  /** Drafts in the browser's own store. */
  const draftsKept = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.open('usher').onsuccess = (event) => {
            const { result } = event.target as IDBOpenDBRequest // of the request above
            result.transaction('drafts').objectStore('drafts').count().onsuccess = (counted) =>
              resolve((counted.target as IDBRequest<number>).result) // of the count above
          }
        }),
    )
})
