import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import { createHost, type Host } from '../../runtime/main.ts'
import type { Scenario } from '../../schemas/scenarios.ts'
import { openBrowser } from '../support/openBrowser.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const flow = flowOf(
  {
    topic: {
      type: 'keywordRoute',
      rules: [{ id: 'bills', keywords: { en: ['invoice'] } }],
      exits: { bills: 'to-billing', noMatch: 'menu' },
    },
    menu: {
      type: 'menu',
      prompt: [{ text: { en: 'What is it about?' } }],
      options: [
        { id: 'bill', label: { en: 'A bill' } },
        { id: 'robot', label: { en: 'A question' } },
      ],
      timeout: 'PT30M',
      exits: { bill: 'to-billing', robot: 'robot', timeout: 'to-general', noMatch: 'to-general' },
    },
    robot: {
      type: 'botHandoff',
      bot: 'faq',
      outcomes: ['solved'],
      exits: { solved: 'bye', done: 'to-general', failed: 'to-general', timeout: 'to-general' },
    },
    bye: { type: 'close' },
    'to-billing': { type: 'enqueue', queue: 'billing' },
    'to-general': { type: 'enqueue', queue: 'general' },
  },
  { name: 'Front desk', start: 'topic' },
)
const invoice: Scenario = {
  steps: [{ customer: 'my invoice' }, { enqueued: { queue: 'billing' } }],
}
const scenarios = { main: { flow: 'main', scenarios: { 'an invoice goes to billing': invoice } } }
const files = formatWorkspace(workspaceOf([flow], { schedules: {}, scenarios }))

describe('an author who tries a flow', () => {
  let folder: string
  let host: Host
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usher-e2e-'))
    for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text)
    host = await createHost({
      workspace: folder,
      port: 0,
      databaseUrl: await createTestDatabase(),
      designer: true,
      env: {},
    })
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1800, height: 900 } })
    await page.goto(host.url ?? '')
    await card('topic').waitFor()
    await page.keyboard.press('Control+Enter')
    return () => page.close()
  })
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
  const mark = (id: string, look: string) => page.locator(`.react-flow__node[data-id="${id}"] [data-mark="${look}"]`)
  const panel = () => page.getByRole('complementary', { name: 'Try the flow' })
  const words = () => page.getByRole('textbox', { name: 'Write as the customer' })
  const say = async (text: string) => {
    await words().fill(text)
    await words().press('Enter')
  }

  test('sees the way light up and why, takes a step back, and goes another way', async () => {
    await say('hello')
    await panel().getByText('What is it about?').waitFor()
    await panel().getByText('No rule at topic matched.').waitFor()
    await mark('menu', 'now').waitFor()
    await panel().getByRole('button', { name: 'A bill' }).click()
    await panel().getByText('In the queue billing', { exact: true }).waitFor()
    await mark('topic', 'before').waitFor()
    await mark('to-billing', 'now').waitFor()
    await mark('to-general', 'none').waitFor()
    await page.getByRole('button', { name: 'Take the last step back' }).click()
    await panel().getByText('In the queue billing', { exact: true }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'No answer' }).click()
    await panel().getByText('The time to wait was over', { exact: true }).waitFor()
    await panel().getByText('In the queue general', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await panel().waitFor({ state: 'hidden' })
  })

  test('answers for the bot, and keeps the conversation as a scenario that is saved, green, and red when the flow changes', async () => {
    await say('2')
    await panel().getByText('Handed to the bot faq', { exact: true }).waitFor()
    await page.getByText('Hand back with').click()
    await panel().getByRole('button', { name: 'solved' }).click()
    await panel().getByRole('button', { name: 'Hand back', exact: true }).click()
    await panel().getByText('The conversation is closed', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Save as scenario' }).click()
    await page.getByRole('textbox', { name: 'What it shows' }).fill('the bot can solve it')
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await panel().getByText('All 2 scenarios pass.').waitFor()
    await mark('menu', 'covered').waitFor()
    await mark('to-general', 'missed').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Not saved').waitFor({ state: 'hidden' })
    const saved = JSON.parse(await readFile(join(folder, 'main.scenarios.json'), 'utf8'))
    expect(saved.scenarios['the bot can solve it'].steps.slice(-2)).toEqual([
      { bot: { handback: { outcome: 'solved' } } },
      { closed: true },
    ])

    await page.locator('.react-flow__controls-fitview').click()
    await card('topic').click()
    await page.getByRole('button', { name: 'Remove invoice' }).click()
    await panel().getByText('1 of 2 fails.').waitFor()
    await panel().getByText('an invoice goes to billing').click()
    await panel().getByText('Not expected: Says').waitFor()
    await panel().getByRole('button', { name: 'Step through' }).click()
    await panel().getByRole('button', { name: 'A bill' }).waitFor()
  })

  test('talks from any node, and is told when an edit leaves a step without a place', async () => {
    await page.getByRole('button', { name: 'Close the panel' }).click()
    await card('robot').click()
    await page.getByRole('button', { name: 'Talk from here' }).click()
    await say('opening hours?')
    await page.getByRole('textbox', { name: 'It says' }).fill('Nine to six.')
    await page.getByRole('button', { name: 'Reply' }).click()
    await panel().getByText('Nine to six.').waitFor()
    await page.getByRole('combobox', { name: 'Bot' }).waitFor()
    await page.getByRole('button', { name: 'Delete' }).click()
    await panel().getByText('The flow has changed').waitFor()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await panel().getByText('The flow has changed').waitFor({ state: 'hidden' })
    await panel().getByText('Nine to six.').waitFor()
  })
})
