import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/openBrowser.ts'
import { type DesignerHost, startDesigner } from '../support/startDesigner.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const VIEWER = 'viewer-token-0123456'
const DESIGNER = 'designer-token-01234'
const flow = flowOf({
  welcome: { type: 'message', content: [{ text: 'Hello' }], exits: { next: 'to-general' } },
  'to-general': { type: 'enqueue', queue: 'general' },
})

describe('a host with tokens', () => {
  let host: DesignerHost
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    host = await startDesigner(workspaceOf([flow]), { USHER_TOKENS: `viewer:${VIEWER},designer:${DESIGNER}` })
    browser = await openBrowser()
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    await page.goto(host.url)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
  })
  const token = () => page.getByLabel('Token')
  const logIn = async (text: string) => {
    await token().fill(text)
    await page.keyboard.press('Enter')
  }
  const text = () => page.getByRole('textbox', { name: 'Text, en' })
  const card = () => page.locator('.react-flow__node[data-id="welcome"]')

  test('asks for a token before it shows anything, and says when nobody has it', async () => {
    await token().waitFor()
    await logIn('not-a-token-of-anybody')
    await page.getByText('Nobody has this token.').waitFor()
    expect(await card().count()).toBe(0)
  })

  test('gives the licences of what its page is made with', async () => {
    const licences = await (await fetch(`${host.url}/THIRD-PARTY-LICENSES.txt`)).text()
    for (const name of ['react', 'elkjs', 'monaco-editor', 'liquidjs', 'Within monaco-editor'])
      expect(licences).toContain(`\n## ${name}`)
  })

  test('lets a viewer look at everything and change nothing, with the reason', async () => {
    await logIn(VIEWER)
    await card().click()
    await page.getByText('Viewer', { exact: true }).waitFor()
    expect(await text().isDisabled()).toBe(true)
    const save = page.getByRole('button', { name: 'Save' })
    expect([await save.isDisabled(), await save.getAttribute('title')]).toEqual([
      true,
      'This needs the role “Designer”.',
    ])
    await page.keyboard.press('Delete')
    await page.getByRole('alert').getByText('This needs the role “Designer”.').waitFor()
    expect(await card().count()).toBe(1)
  })

  test('keeps the login in a cookie that no script can read, and no token anywhere', async () => {
    await page.reload()
    await card().waitFor()
    const kept = await page.evaluate(
      () => document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage),
    )
    expect(kept).not.toContain('token')
    expect(kept).not.toContain('usher_session')
  })

  test('asks again when the session has ended, and loses nothing of what was written', async () => {
    await page.getByRole('button', { name: 'Log out' }).click()
    await logIn(DESIGNER)
    // What a page that has just come up is still drawing may miss a click; whoever sees nothing happen clicks again.
    const isOpen = async () => {
      await card().click()
      return (await text().count()) > 0
    }
    await expect.poll(isOpen, { interval: 2_000 }).toBe(true)
    await text().fill('Good morning')
    await page.context().clearCookies()
    await page.keyboard.press('Control+s')
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor()
    await logIn(DESIGNER)
    await token().waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+s')
    await page.getByText('Not saved').waitFor({ state: 'hidden' })
    expect(await host.onDisk('main.flow.json')).toContain('Good morning')
  })
})
