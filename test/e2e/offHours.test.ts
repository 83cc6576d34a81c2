import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Flow } from '../../schemas/flow.ts'
import type { Layout } from '../../schemas/layout.ts'
import { openBrowser } from '../support/openBrowser.ts'
import { readSamples } from '../support/readSamples.ts'
import { type DesignerHost, startDesigner } from '../support/startDesigner.ts'
import { drawFlow } from './hands/drawFlow.ts'
import { keyboardHand } from './hands/keyboardHand.ts'
import { mouseHand } from './hands/mouseHand.ts'

/** The sample workspace, but for the flow that is drawn. */
const { 'off-hours.flow.json': SAMPLE = '', 'off-hours.layout.json': LAYOUT = '', ...others } = await readSamples()
const flow = JSON.parse(SAMPLE) as Flow // its own test checks the sample
const layout = JSON.parse(LAYOUT) as Layout
const files = Object.fromEntries(
  Object.entries(others)
    .filter(([path]) => path !== 'off-hours.scenarios.json')
    .map(([path, text]) => [path, path === 'channels.json' ? text.replace('"off-hours"', '"front-desk"') : text]),
)

describe('the off-hours flow', () => {
  let host: DesignerHost
  let browser: Browser
  beforeAll(async () => {
    host = await startDesigner(files)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
  })
  beforeEach(async () => {
    for (const kind of ['flow', 'layout']) await rm(join(host.folder, `off-hours.${kind}.json`), { force: true })
  })
  const open = async (): Promise<Page> => {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1600, height: 900 } })
    await page.goto(host.url)
    await page.getByRole('button', { name: 'New flow' }).waitFor()
    return page
  }
  const drawn = () => host.onDisk('off-hours.flow.json').catch(() => 'there is no such file')

  test('is drawn by the keyboard alone, and is the sample byte for byte; undone to nothing and done again, too', async () => {
    const page = await open()
    const { keyboard } = page
    const save = async () => {
      await page.getByText('Not saved').waitFor()
      await keyboard.press('Control+s')
      await page.getByText('Not saved').waitFor({ state: 'hidden' })
    }
    const pressUntilDone = async (keys: string, button: RegExp) => {
      // In bursts: presses beyond the last step do nothing.
      while (await page.getByRole('button', { name: button }).isEnabled()) {
        for (let press = 0; press < 25; press += 1) await keyboard.press(keys)
      }
    }
    expect(await drawn()).toBe('there is no such file')
    await drawFlow(keyboardHand(page), flow, layout)
    await save()
    expect(await drawn()).toBe(SAMPLE)

    await page.evaluate(() => (document.activeElement as HTMLElement).blur()) // in a field these keys are the field's
    await pressUntilDone('Control+z', /^Undo/)
    await save()
    expect(await drawn()).toBe('there is no such file')
    await pressUntilDone('Control+Shift+z', /^Redo/)
    await save()
    expect(await drawn()).toBe(SAMPLE)
    await page.close()
  })

  test('is drawn with the mouse, tried, saved as the sample byte for byte, published, and answers a customer', async () => {
    const page = await open()
    await drawFlow(mouseHand(page), flow, layout)

    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('textbox', { name: 'Write as the customer' }).click()
    await page.keyboard.insertText('is anybody there?')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page
      .getByRole('log')
      .getByText(/Welcome to Harbour Telecom|Thank you for your message/)
      .waitFor()
    await page.locator('.react-flow__node[data-id="hours"] [data-mark="now"]').waitFor()
    await page.locator('.react-flow__node[data-id="on-call"] [data-mark="none"]').waitFor()

    const save = page.getByRole('button', { name: 'Save', exact: true })
    await save.click()
    await page.getByText('Not saved').waitFor({ state: 'hidden' })
    expect(await drawn()).toBe(SAMPLE)

    await page.getByRole('button', { name: /^Channels/ }).click()
    await page.getByRole('button', { name: /^Try the off-hours answer/ }).click()
    await page.getByLabel('Flow of new conversations', { exact: true }).selectOption('off-hours')
    await save.click()
    await page.getByText('Not saved').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Publish …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Publish' })
    await dialog.getByLabel('Note').fill('Answer outside the office hours')
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
    await dialog.getByText(/^Published: \w+ is live/).waitFor()
    const { conversationId } = await post('/api/channels/web-hours/messages', {
      id: 'm-1',
      from: { id: 'ada' },
      text: 'is anybody there?',
    })
    const conversation = await (await fetch(`${host.url}/api/conversations/${conversationId}`)).json()
    expect(conversation.turns[0].trace).toContainEqual({ type: 'nodeEntered', node: 'hours' })
    await page.close()
  })

  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(host.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect([path, response.status]).toEqual([path, 200])
    return response.json()
  }
})
