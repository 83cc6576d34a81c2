import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, says } from '../http/desk.ts'
import { openBrowser } from '../support/openBrowser.ts'
import { type DesignerHost, startDesigner } from '../support/startDesigner.ts'

describe('the live release over the canvas', () => {
  let host: DesignerHost
  let browser: Browser
  let page: Page
  const write = (text: string, from: string) =>
    fetch(`${host.url}/api/channels/web/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(says(text, from)),
    })
  beforeAll(async () => {
    host = await startDesigner(desk)
    await write('I want a refund', 'ada')
    await write('hello', 'bob')
    browser = await openBrowser()
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    await page.goto(host.url)
    await page.getByRole('button', { name: 'Live', exact: true }).click()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
  })
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
  const panel = () => page.getByRole('complementary', { name: 'Live now' })

  test('shows how many went through each node and exit, and where they wait', async () => {
    await panel().getByText('conversations went through this flow').waitFor()
    await card('topic').getByTitle('2 conversations went through here').waitFor()
    await card('ask').getByTitle('1 waits here now').waitFor()
    expect(await card('to-general').getByTitle('0 conversations went through here').count()).toBe(1)
    await page.locator('.react-flow__edgelabel-renderer').getByText('billing1').waitFor()
  })

  test('counts on while customers write', async () => {
    await write('1', 'bob')
    await card('to-billing').getByTitle('2 conversations went through here').waitFor()
    expect(await card('ask').getByTitle('waits here now').count()).toBe(0)
  })

  test('names the last conversations through a node, and tells each with its reasons', async () => {
    await card('to-billing').click()
    const latest = panel().getByRole('listitem')
    await latest.nth(1).waitFor()
    expect(await latest.locator('span').allTextContents()).toEqual(['1', 'I want a refund'])
    await latest.nth(1).getByRole('button').click()
    await panel().getByRole('log').getByText('Billing', { exact: false }).first().waitFor()
    await panel()
      .getByText(/matched/)
      .waitFor()
    await page.keyboard.press('Escape')
    await panel().waitFor({ state: 'detached' })
    expect(await card('topic').getByTitle('conversations went through here').count()).toBe(0)
  })

  test('says it in its place when the panel fails, and lets it be tried again; the canvas goes on', async () => {
    const conversations = /\/nodes\/[^/]+\/conversations/
    // An answer of another shape than any that this designer knows.
    await page.route(conversations, (route) => route.fulfill({ json: { conversations: [{}] } }))
    await page.getByRole('button', { name: 'Live', exact: true }).click()
    await card('to-billing').click()
    await panel().getByRole('alert').getByText('This part has stopped working.').waitFor()
    await card('ask').click()
    await page.locator('.react-flow__node.selected[data-id="ask"]').waitFor()
    await page.unroute(conversations)
    await panel().getByRole('button', { name: 'Try again' }).click()
    await panel().getByRole('listitem').first().waitFor()
    await panel().getByRole('button', { name: 'Close the panel' }).click()
    await panel().waitFor({ state: 'detached' })
  })

  test('says above everything, in the language of who reads it, that a restored database has its deliveries rest', async () => {
    const time = '2026-11-30T12:00:00.000Z'
    await page.route('**/api/hold', (route) => route.fulfill({ json: { held: { since: time, restoredTo: time } } }))
    await page.reload()
    const saying = (text: string) => page.getByRole('alert').filter({ hasText: text })
    for (const [language, text] of [
      ['en', 'The database was put back to Nov 30, 2026'],
      ['it', 'Il database è stato riportato a 30 nov 2026'],
      ['zh', '数据库已恢复到 2026年11月30日'],
    ] as const) {
      await page.locator('header select').last().selectOption(language)
      await saying(text).waitFor()
    }
  })
})
