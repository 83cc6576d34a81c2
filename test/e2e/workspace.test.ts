import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Double } from '../../runtime/channels/Double.ts'
import { doubleOf } from '../../runtime/channels/doubles.ts'
import { type ServedDouble, serveDouble } from '../../runtime/channels/serveDouble.ts'
import type { Channel } from '../../schemas/resources.ts'
import { openBrowser } from '../support/openBrowser.ts'
import { type DesignerHost, startDesigner } from '../support/startDesigner.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const flow = flowOf(
  {
    hours: {
      type: 'officeHours',
      schedule: 'desk',
      exits: { open: 'to-general', closed: 'to-general', holiday: 'to-general', emergency: 'to-general' },
    },
    'to-general': { type: 'enqueue', queue: 'general' },
    topic: {
      type: 'menu',
      prompt: [{ text: 'What is it about?' }],
      options: ['bills', 'faults', 'offers'].map((id) => ({ id, label: { en: id } })),
      exits: {
        bills: 'to-general',
        faults: 'to-general',
        offers: 'to-general',
        noMatch: 'to-general',
        timeout: 'to-general',
      },
    },
  },
  { name: 'Front desk', languages: ['en'] },
)
const desk = { id: 'desk', timeZone: 'Europe/Rome', weekly: { mon: ['09:00-13:00'] } } as const
const layout = {
  specVersion: 1,
  nodes: { hours: { x: 0, y: 0 }, 'to-general': { x: 400, y: 0 }, topic: { x: 0, y: 400 } },
} as const
const workspace = workspaceOf([flow], { bots: {}, schedules: { desk }, layouts: { main: layout } })

describe('what flows name', () => {
  let designer: DesignerHost
  let browser: Browser
  let page: Page
  let telegram: ServedDouble
  beforeAll(async () => {
    telegram = await serveDouble(doubleOf('telegram') as Double, 0, () => {}) // its double is there
    const bot = { ...telegram.settings, flow: 'main' } as Channel // all but its flow
    const channels = { ...workspace.channels, bot }
    designer = await startDesigner({ ...workspace, channels }, { USHER_EGRESS_ALLOW: '127.0.0.1' })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await designer?.close()
    await telegram?.close()
  })
  beforeEach(async () => {
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    return () => page.close()
  })
  const open = async (address: string) => {
    await page.goto(designer.url)
    // A fresh clone builds the designer first; the page that says so asks again by itself.
    await page.getByRole('navigation', { name: 'Workspace' }).waitFor()
    await page.goto(`${designer.url}/#${address}`)
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const save = async () => {
    await page.keyboard.press('Control+s')
    await page.getByText('Not saved').waitFor({ state: 'hidden' })
  }
  const onDisk = async (path: string) => JSON.parse(await designer.onDisk(path))

  test('a queue that gets another id has it in every file that names it, and one undo takes all of it back', async () => {
    await open('/workspace/queue/general')
    await page.getByRole('textbox', { name: 'Id' }).fill('frontline')
    await page.keyboard.press('Enter')
    await page.getByText('Not saved').waitFor()
    await save()
    expect(await onDisk('main.flow.json')).toMatchObject({
      fallback: { queue: 'frontline' },
      nodes: { 'to-general': { queue: 'frontline' } },
    })
    expect(Object.keys((await onDisk('queues.json')).queues)).toEqual(['billing', 'frontline'])
    await page.getByRole('button', { name: 'Undo: Rename a resource' }).click()
    await save()
    expect(await onDisk('main.flow.json')).toMatchObject({ nodes: { 'to-general': { queue: 'general' } } })
  })

  test('deleting a queue names the places that use it, and a click on one goes there', async () => {
    await open('/workspace/queue/general')
    await button('Delete').click()
    const dialog = page.getByRole('dialog', { name: 'Delete “General”?' })
    await dialog.getByRole('button', { name: /^to-general/ }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page
      .getByRole('region', { name: 'Used in' })
      .getByRole('button', { name: /^to-general/ })
      .click()
    await page.getByRole('complementary', { name: 'Settings' }).getByRole('heading', { name: 'Queue' }).waitFor()
    expect(page.url()).toMatch(/#\/flows\/main$/)
  })

  test('hours drawn on the grid stand in the fields, run past midnight into the next column, and are in the file', async () => {
    await open('/workspace/schedule/desk')
    const grid = page.locator('[class*="_grid_"]').first()
    const box = await grid.boundingBox()
    if (box === null) throw new Error('there is no grid')
    const at = (column: number, hour: number) =>
      [box.x + ((column + 0.5) / 7) * box.width, box.y + (hour / 24) * box.height] as const
    const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
      await page.mouse.move(...from)
      await page.mouse.down()
      await page.mouse.move(...to, { steps: 3 })
      await page.mouse.up()
    }
    await drag(at(1, 10), at(2, 12))
    expect(await page.getByLabel('Wednesday, closes at').inputValue()).toBe('12:00')
    const [x, y] = at(2, 12)
    await drag([x, y - 4], at(3, 1))
    await page.getByText('next day', { exact: true }).waitFor()
    await page.getByLabel('Tuesday, opens at').fill('10:30')
    await save()
    expect((await onDisk('schedules/desk.schedule.json')).weekly).toEqual({
      mon: ['09:00-13:00'],
      tue: ['10:30-12:00'],
      wed: ['10:00-01:00'],
    })
  })

  test('a schedule says what it would be at another time, and when it opens', async () => {
    await open('/workspace/schedule/desk')
    const question = page.getByRole('region', { name: 'What if it were …' })
    await question.getByLabel('Date').fill('2026-11-22')
    await question.getByLabel('Time').fill('10:00')
    await question.getByText('tomorrow at 09:00').waitFor()
    await page.getByRole('checkbox', { name: 'Emergency' }).check()
    await question.getByText('The emergency is switched on.').waitFor()
  })

  test('a flow from a template brings along what it names, and opens', async () => {
    await open('/flows/main')
    await button('New flow').click()
    await page.getByRole('dialog').getByText('Off hours', { exact: true }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('After work')
    await button('Create').click()
    await page.getByRole('heading', { name: 'After work' }).waitFor()
    await save()
    expect((await onDisk('after-work.flow.json')).id).toBe('after-work')
    expect((await onDisk('after-work.scenarios.json')).flow).toBe('after-work')
    expect(Object.keys(workspace.schedules)).not.toContain((await onDisk('schedules/support.schedule.json')).id)
  })

  test('the options of a menu change places by dragging and by the arrow keys, and the preview with them', async () => {
    await open('/flows/main')
    await page.locator('.react-flow__node[data-id="topic"]').click()
    const grip = (number: number) => page.getByRole('button', { name: new RegExp(`^Item ${number} of 3`) })
    const preview = page.getByRole('group', { name: 'What the customer sees' })
    const third = await grip(3).boundingBox()
    if (third === null) throw new Error('there is no grip')
    await grip(1).hover()
    await page.mouse.down()
    await page.mouse.move(third.x + 5, third.y + 300, { steps: 3 })
    await page.mouse.up()
    await preview.getByText('faultsoffersbills').waitFor()
    await grip(2).press('ArrowUp')
    await preview.getByText('offersfaultsbills').waitFor()
    expect(await grip(1).evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('a queue is made where a node asks for one', async () => {
    await open('/flows/main')
    await page.locator('.react-flow__node[data-id="to-general"]').click()
    await page.getByRole('combobox', { name: 'Queue' }).selectOption('Create a queue …')
    await page.getByRole('textbox', { name: 'Name of the queue' }).fill('Complaints')
    await page.keyboard.press('Enter')
    await page.getByText('Not saved').waitFor()
    await save()
    expect((await onDisk('main.flow.json')).nodes['to-general'].queue).toBe('complaints')
    expect((await onDisk('queues.json')).queues.complaints).toEqual({ name: 'Complaints' })
  })

  test('a platform is connected by the form alone, which ticks what is done and says when a customer was heard', async () => {
    await open('/workspace/channel/bot')
    const connection = page.getByRole('region', { name: 'Connect it' })
    const done = (step: string) => connection.getByRole('listitem').filter({ hasText: step }).getByLabel('Done')
    await button('Test the connection').click()
    await connection.getByText('The platform does not send what happens anywhere yet.').waitFor()
    await done('Write to @BotFather').waitFor()
    await button('Connect').click()
    await connection.getByText('The platform sends what happens to this address.').waitFor()
    await done('Publish, then press Connect').waitFor()
    expect(telegram.platform.hookUrl()).toBe(`${designer.url}/webhooks/bot`)
    expect(await done('Write to the account as a customer').count()).toBe(0)
    const hooks = telegram.tell(
      { does: 'write', id: '1', at: Date.now(), from: { address: '391' }, text: 'hello' },
      `${designer.url}/webhooks/bot`,
    )
    for (const hook of hooks ?? []) expect(await telegram.post(hook, `${designer.url}/webhooks/bot`)).toBe(200)
    await button('Test the connection').click()
    await done('Write to the account as a customer').waitFor()
    await connection.getByText('Last heard from the platform').waitFor()
  })

  test('what is said by itself is chosen and written at the channel, stays when the platform changes, and is in the file', async () => {
    await open('/workspace/channel/web')
    const life = page.getByRole('region', { name: 'By itself' })
    await life.getByRole('checkbox', { name: 'When the customer says nothing' }).check()
    const idle = life.getByRole('region', { name: 'When the customer says nothing' })
    await idle.getByRole('textbox', { name: 'After', exact: true }).fill('5 minutes')
    await idle.getByRole('textbox', { name: 'What is said, en' }).fill('Still there?')
    await idle.getByRole('textbox', { name: 'What is said with it, en' }).fill('Goodbye.')
    await life.getByRole('checkbox', { name: 'While they wait in the queue' }).check()
    await life.getByRole('textbox', { name: 'How it stands, en' }).fill('Number {{ waiting.place }}')
    await page.getByRole('combobox', { name: 'Platform' }).selectOption('weibo')
    await save()
    const { life: written } = (await onDisk('channels.json')).channels.web
    expect(written).toMatchObject({
      idle: {
        reminders: [{ after: 'PT5M', text: { en: 'Still there?' } }],
        close: { after: 'PT30M', text: { en: 'Goodbye.' } },
      },
      waiting: { every: 'PT5M', text: { en: 'Number {{ waiting.place }}' } },
    })
  })
  test('a channel that changes its platform says what is to be set where the host runs', async () => {
    await open('/workspace/channel/web')
    await page.getByRole('combobox', { name: 'Platform' }).selectOption('LINE')
    await page.getByText('USHER_SECRETS=WEB_CHANNEL_SECRET,WEB_TOKEN').waitFor()
  })
})
