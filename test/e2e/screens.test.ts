import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import { openBrowser } from '../support/openBrowser.ts'
import { readSamples } from '../support/readSamples.ts'
import { type DesignerHost, startDesigner } from '../support/startDesigner.ts'
import { flowOf } from '../support/workspaceOf.ts'
import { goTo } from './hands/goTo.ts'

/** Ignored by git; the newest run's. */
const SHOTS = join(import.meta.dirname, '../../test-results/screens')

const GREETING = 'مرحبا! كيف يمكننا مساعدتك؟'
const arabic = flowOf(
  {
    welcome: { type: 'greeting', content: [{ text: GREETING }], exits: { next: 'topic' } },
    topic: {
      type: 'keywordRoute',
      rules: [{ id: 'billing', keywords: ['فاتورة', 'استرداد'] }],
      prompt: [{ text: 'عن ماذا تريد أن تسأل؟', quickReplies: [{ label: 'فاتورة' }] }],
      exits: { billing: 'to-billing', noMatch: 'to-general', timeout: 'to-general' },
    },
    'to-billing': { type: 'enqueue', queue: 'billing' },
    'to-general': { type: 'enqueue', queue: 'general' },
  },
  { id: 'arabic', name: 'الاستقبال', languages: ['ar'] },
)

describe('the screens', () => {
  let host: DesignerHost
  let browser: Browser
  let page: Page
  const wrong: string[] = []
  beforeAll(async () => {
    await mkdir(SHOTS, { recursive: true })
    host = await startDesigner({ ...(await readSamples()), 'arabic.flow.json': formatFile('flow', arabic) })
    for (const [index, text] of ['I want a refund', 'hello', 'vorrei un rimborso', '退款'].entries()) {
      await fetch(`${host.url}/api/channels/web/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: `m-${index}`, from: { id: `u-${index}`, name: 'Ada' }, text }),
      })
    }
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
  })
  const open = async (theme: 'light' | 'dark') => {
    wrong.length = 0
    page = await browser.newPage({ locale: 'en-GB', colorScheme: theme, viewport: { width: 1440, height: 900 } })
    // A script or style that the policy refuses says so here, too.
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => wrong.push(error.message))
    await page.goto(`${host.url}/#/flows/front-desk`)
    await page.locator('.react-flow__node').first().waitFor()
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  const go = (address: string) => goTo(page, address)

  test.each(['light', 'dark'] as const)('are drawn without an error in the %s', async (theme) => {
    await open(theme)
    const keep = async (name: string) => {
      await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {}))))
      await page.screenshot({ path: join(SHOTS, `${name}-${theme}.png`) })
    }
    await page.locator('.react-flow__node[data-id="topic"]').click()
    await keep('canvas')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+e')
    await page.getByRole('tree').waitFor()
    await keep('outline')
    await page.keyboard.press('Control+e')
    await page.keyboard.press('Control+k')
    await keep('command-palette')
    await page.keyboard.press('Escape')
    await button('Try it')
    await page.getByRole('textbox', { name: 'Write as the customer' }).fill('I want a refund')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('I want a refund').waitFor()
    await keep('simulator')
    await button('Scenarios')
    await page.getByText('Playing …').waitFor({ state: 'hidden' })
    await keep('scenarios')
    await button('Live')
    await page.getByText('conversations went through this flow').waitFor()
    await keep('live')
    await button('Live')
    await button('Publish …')
    await page.getByRole('dialog', { name: 'Publish' }).getByLabel('Note').waitFor()
    await page.getByText('Checking, and playing all scenarios …').waitFor({ state: 'hidden' })
    await keep('publish')
    await page.keyboard.press('Escape')
    await button('Versions of the flow')
    await keep('history')
    await page.keyboard.press('Escape')
    await go('/workspace/schedule/support')
    await keep('schedule')
    await go('/workspace/channel/web')
    await keep('channel')
    await go('/workspace/channel/sms')
    await button('Test the connection')
    await page.getByText('SMS_NUMBER is not set on the host').waitFor()
    await keep('connection')
    await page.close()
    expect(wrong).toEqual([])
  })

  test('show a text from right to left as its reader does: on the card, in its field, in the chat and in the reasons', async () => {
    await open('light')
    await go('/flows/arabic')
    const directionOf = (text: string, within = 'main') =>
      page
        .locator(within)
        .getByText(text)
        .first()
        .evaluate((element) => getComputedStyle(element).direction)
    expect(await directionOf(GREETING)).toBe('rtl')
    expect(await directionOf('الاستقبال', 'header')).toBe('rtl')
    await page.locator('.react-flow__node[data-id="welcome"]').click()
    const field = page.getByRole('textbox', { name: 'Text, ar' })
    expect(await field.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    await button('Try it')
    await page.getByRole('textbox', { name: 'Write as the customer' }).fill('أريد فاتورة')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText(GREETING).waitFor()
    expect(await directionOf(GREETING, '[role="log"]')).toBe('rtl')
    // The word keeps to itself within the English sentence about it.
    await page.getByRole('log').getByText('\u2068فاتورة\u2069').first().waitFor()
    await page.screenshot({ path: join(SHOTS, 'right-to-left.png') })
    await page.close()
    expect(wrong).toEqual([])
  })
})
