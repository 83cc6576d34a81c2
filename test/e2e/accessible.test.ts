import axe, { type AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import en from '../../designer/i18n/en.json' with { type: 'json' }
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import { openBrowser } from '../support/openBrowser.ts'
import { type DesignerHost, startDesigner } from '../support/startDesigner.ts'
import { goTo } from './hands/goTo.ts'
import { countRequests, pressAll } from './hands/pressAll.ts'

type Act = (page: Page) => Promise<void>
type Screen = {
  readonly name: string
  /** where it is; the same as before when it is not said */
  readonly at?: string
  /** what brings it up */
  readonly open?: Act
  /** what sends it away */
  readonly leave?: Act
}

const press =
  (...keys: readonly string[]): Act =>
  async (page) => {
    for (const key of keys) await page.keyboard.press(key)
  }
const close = press('Escape')
const button =
  (name: string | RegExp): Act =>
  async (page) =>
    page.getByRole('button', { name }).first().click()
/** Goes to a node by the command palette. */
const node =
  (id: string): Act =>
  async (page) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(id)
    await page.keyboard.press('Enter')
    await page
      .getByRole('textbox', { name: 'Id', exact: true })
      .and(page.locator(`[value="${id}"]`))
      .waitFor()
  }

const publish: Act = async (page) => {
  await button('Publish …')(page)
  await page.getByText('scenarios go as expected').waitFor()
}
const releases: Act = async (page) => {
  await button('Publish …')(page)
  await button('Releases')(page)
}
const versions: Act = async (page) => {
  await button('Versions of the flow')(page)
  await page.locator('dialog .react-flow__node').first().waitFor()
}
const source: Act = async (page) => {
  await button('Source')(page)
  await page.locator('.view-line').first().waitFor()
}
const sourceBeside: Act = async (page) => {
  await page.getByLabel('Compare with').selectOption('saved')
  await page.locator('.monaco-diff-editor .view-line').first().waitFor()
}

const SCREENS: readonly Screen[] = [
  { name: 'a flow on the canvas', at: '/flows/front-desk' },
  { name: 'what would be published', open: publish, leave: close },
  { name: 'the releases', open: releases, leave: close },
  { name: 'the versions of a flow', open: versions, leave: close },
  { name: 'the source', open: source },
  { name: 'the source beside what is saved', open: sourceBeside, leave: button('Canvas') },
  { name: 'greeting', open: node('welcome') },
  { name: 'keywordRoute', open: node('topic') },
  { name: 'menu', open: node('menu') },
  { name: 'enqueue', open: node('to-billing') },
  { name: 'officeHours', open: node('hours') },
  { name: 'the problems', open: button(/No problems|\d problem/), leave: button(/No problems|\d problem/) },
  { name: 'the outline', open: press('Control+e'), leave: press('Control+e') },
  { name: 'the command palette', open: press('Control+k'), leave: close },
  { name: 'the keys', open: press('?'), leave: close },
  { name: 'the choice of a node', open: press('+'), leave: close },
  { name: 'a note', open: press('n', 'Escape'), leave: press('Delete') },
  { name: 'a frame', open: press('Control+a', 'Control+g', 'Escape'), leave: press('Delete') },
  { name: 'a conversation to try', open: press('Control+Enter'), leave: press('Control+Enter') },
  { name: 'live', open: button('Live'), leave: button('Live') },
  { name: 'bot', at: '/flows/bot-first', open: node('assistant') },
  { name: 'assign', open: node('note-billing') },
  { name: 'close', open: node('goodbye') },
  { name: 'request', at: '/flows/order-status', open: node('look-up') },
  { name: 'collect', open: node('ask-order') },
  { name: 'subflow', open: node('identify') },
  { name: 'branch', open: node('state') },
  { name: 'split', at: '/flows/survey-split', open: node('way') },
  { name: 'the flows of the workspace', at: '/workspace/flow' },
  { name: 'a queue', at: '/workspace/queue/billing' },
  { name: 'a skill', at: '/workspace/skill/billing' },
  { name: 'a schedule', at: '/workspace/schedule/support' },
  { name: 'a bot', at: '/workspace/bot/faq' },
  { name: 'a channel', at: '/workspace/channel/whatsapp' },
  { name: 'the settings', at: '/workspace/settings' },
]

const go =
  (address: string): Act =>
  (page) =>
    goTo(page, address)
const conversation: Act = async (page) => {
  await go('/flows/front-desk')(page)
  if (!(await page.getByRole('complementary', { name: 'Try the flow' }).isVisible())) await press('Control+Enter')(page)
  await page.getByRole('textbox', { name: 'Write as the customer' }).fill('hello')
  await press('Enter')(page)
}
const scenarios: Act = async (page) => {
  if (!(await page.getByRole('complementary', { name: 'Try the flow' }).isVisible())) await press('Control+Enter')(page)
  await button('Scenarios')(page)
}
const live: Act = async (page) => {
  if (!(await page.getByRole('complementary', { name: /^Live/ }).isVisible())) await button('Live')(page)
}
const newFlow: Act = async (page) => {
  await button('New flow')(page)
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('All nodes')
  await press('Enter')(page)
  await page.getByRole('heading', { level: 1, name: 'All nodes' }).waitFor()
}

/** What opens as a dialog. */
const ASKED: readonly { readonly name: string; readonly open: Act }[] = [
  { name: 'what would be published', open: publish },
  { name: 'the releases', open: releases },
  { name: 'the versions of a flow', open: versions },
  { name: 'a new flow', open: button('New flow') },
  { name: 'the keys', open: press('?') },
]
const KINDS = ['flow', 'queue', 'skill', 'schedule', 'bot', 'channel', 'settings']

describe('on any screen', () => {
  let designer: DesignerHost
  let browser: Browser
  beforeAll(async () => {
    const { workspace } = await loadWorkspace('flows')
    if (workspace === null) throw new Error('the samples cannot be read')
    designer = await startDesigner(workspace)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await designer?.close()
  })

  test('axe finds nothing wrong, in the light and in the dark', async () => {
    const context = await browser.newContext({
      locale: 'en-GB',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
    })
    await context.addInitScript({ content: axe.source })
    const page = await context.newPage()
    const found = new Map<string, string>()
    const judge = async (screen: string, rules: readonly string[] | null) => {
      // What moves into place is judged where it comes to rest.
      await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {}))))
      for (const each of await violations(page, rules)) if (!found.has(each)) found.set(each, screen)
    }
    await page.goto(designer.url)
    await page.locator('.react-flow__node').first().waitFor()
    for (const { name, at, open, leave } of SCREENS) {
      if (at !== undefined) await go(at)(page)
      await open?.(page)
      await judge(name, null)
      // Colours are all that differ in the dark.
      await turn(page, 'dark')
      await judge(`${name}, in the dark`, ['color-contrast'])
      await turn(page, 'light')
      await leave?.(page)
    }
    await context.close()
    expect([...found].map(([violation, screen]) => `${screen}: ${violation}`)).toEqual([])
  })

  test('the focus stays in the page whatever is pressed', async () => {
    const page = await browser.newPage({
      locale: 'en-GB',
      reducedMotion: 'reduce',
      viewport: { width: 1800, height: 600 },
    })
    await countRequests(page)
    await page.goto(`${designer.url}/#/flows/front-desk`)
    await page.locator('.react-flow__node').first().waitFor()
    const lost: string[] = []
    const look = async (name: string, within: string, open: Act = async () => {}, pressed = new Set<string>()) => {
      for (const each of await pressAll(page, { within, open, pressed })) lost.push(`${name}: ${each}`)
    }
    for (const { name, open } of ASKED) {
      await look(name, 'dialog', open)
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await look('a conversation to try', 'aside[aria-label="Try the flow"] > :not(header)', conversation)
    await look('the scenarios', 'aside[aria-label="Try the flow"] section', scenarios)
    await look('live', 'aside[aria-label^="Live"]', live)
    const resources = new Set<string>()
    for (const kind of KINDS) await look(kind, 'main', go(`/workspace/${kind}`), resources)
    await newFlow(page)
    await look('the node types', '[aria-label="Node types"]')
    const settings = new Set<string>()
    const own = go(new URL(page.url()).hash.slice(1))
    for (const id of await page.locator('.react-flow__node').evaluateAll((all) => all.map((card) => card.dataset.id))) {
      const select: Act = async () => {
        await own(page)
        await page.evaluate((card) => document.querySelector<HTMLElement>(card)?.click(), `[data-id="${id}"]`)
      }
      await look(`the settings of ${id}`, 'aside[aria-label="Settings"]', select, settings)
    }
    await look('the settings of the flow', 'aside[aria-label="Settings"]', own, settings)
    await look('the problems', '[aria-label="Problems"]', own)
    await look('the canvas', '[aria-label="Canvas"]', own)
    await press('Control+e')(page)
    await look('the outline', '[aria-label="Outline"]')
    await look('the top bar', 'header')
    await page.close()
    expect(lost).toEqual([])
  })
})

/** Presses the button of the top bar where it is, also behind a dialog. */
async function turn(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(
    (label) => document.querySelector<HTMLElement>(`button[aria-label="${label}"]`)?.click(),
    THEMES[theme],
  )
  await page.locator(`html[data-theme="${theme}"]`).waitFor()
}
const THEMES = { light: en.app.light, dark: en.app.dark }

async function violations(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  const results = await page.evaluate(async (only): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } } // put there by the init script
    return axe.run({
      resultTypes: ['violations'],
      ...(only === null ? {} : { runOnly: { type: 'rule', values: only } }),
    })
  }, rules)
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  )
}
