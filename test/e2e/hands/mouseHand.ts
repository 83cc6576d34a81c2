import type { Locator, Page } from 'playwright-core'
import { ENGLISH } from '../../../designer/i18n/createI18n.ts'
import type { NodeType } from '../../../schemas/flow.ts'
import { type Hand, type Point, SETTINGS } from './Hand.ts'

/** Where a card's corner is away from where a new node is dropped. */
const GRIP: Point = { x: 16, y: 22 }

/** An author with a mouse: drags nodes out of the palette, and exits to where they lead. Words are typed. */
export function mouseHand(page: Page): Hand {
  const settings = page.locator(SETTINGS)
  const field = (label: string, nth = 0) => settings.getByLabel(label, { exact: true }).nth(nth)
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
  const write = async (label: string, text: string, nth?: number) => {
    await field(label, nth).click()
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText(text)
  }
  const exitOf = (from: string, exit: string) => page.locator(`.source[data-nodeid="${from}"][data-handleid="${exit}"]`)
  const drag = async (from: Point, to: Point) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
    await page.mouse.move(to.x, to.y, { steps: 3 })
    await page.mouse.up()
  }
  const isInView = async (place: Locator | Point | null): Promise<boolean> => {
    if (place === null) return true
    const { x, y } = 'x' in place ? await onScreen(page, place) : await middleOf(place)
    const { left, right, top, bottom } = await page.evaluate(() => {
      const canvas = document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect()
      const palette = document.querySelector('.react-flow__panel.top.left')?.getBoundingClientRect() ?? canvas
      return { left: palette.right, right: canvas.right, top: canvas.top, bottom: canvas.bottom }
    })
    return x > left + 8 && x < right - 8 && y > top + 8 && y < bottom - 8
  }
  /** waits until the view stands still; when one of the places is not in it, sees the whole flow, from farther away until both are */
  const bringIntoView = async (...places: readonly (Locator | Point | null)[]) => {
    const isSeen = async () => (await Promise.all(places.map(isInView))).every(Boolean)
    await standStill(page)
    if (await isSeen()) return
    await page.getByRole('button', { name: 'Show the whole flow' }).click()
    await standStill(page)
    while (!(await isSeen())) {
      await page.getByRole('button', { name: 'Zoom Out' }).click()
      await standStill(page)
    }
  }
  return {
    newFlow: async (name) => {
      await page.getByRole('button', { name: 'New flow' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name', { exact: true }).click()
      await page.keyboard.insertText(name)
      await dialog.getByRole('button', { name: 'Create' }).click()
      await page.getByRole('heading', { level: 1, name }).waitFor()
      await page.locator('.react-flow__node').click()
      await settings.getByRole('button', { name: 'Delete' }).click()
      await page.locator('.react-flow__node').waitFor({ state: 'detached' })
    },
    addNode: async (type, at) => {
      const entry = page
        .getByRole('region', { name: 'Node types' })
        .getByRole('button', { name: nameOf(type), exact: true })
      await bringIntoView(null, at)
      await drag(await middleOf(entry), await onScreen(page, at))
    },
    addNodeAt: async (from, exit, type, at) => {
      await bringIntoView(exitOf(from, exit), at)
      await drag(await middleOf(exitOf(from, exit)), await onScreen(page, at))
      await page
        .getByRole('dialog')
        .getByRole('button', { name: nameOf(type), exact: true })
        .click()
    },
    connect: async (from, exit, to) => {
      const target = card(to).locator('.target')
      await bringIntoView(exitOf(from, exit), target)
      await drag(await middleOf(exitOf(from, exit)), await middleOf(target))
    },
    openFlowSettings: async () => {
      await page.getByLabel('Canvas', { exact: true }).click({ position: { x: 700, y: 20 } })
    },
    write,
    enter: async (label, text, nth) => {
      await write(label, text, nth)
      await page.keyboard.press('Enter')
    },
    // The list that a select opens belongs to the system, where no test reaches it.
    choose: async (label, value, nth) => {
      await field(label, nth).selectOption(value)
    },
    tick: (label, nth) => field(label, nth).click(),
    press: (label, nth = 0) => settings.getByRole('button', { name: label }).nth(nth).click(),
  }
}

const nameOf = (type: NodeType): string => ENGLISH.nodes[type].name

async function middleOf(element: Locator): Promise<Point> {
  const box = await element.boundingBox()
  if (box === null) throw new Error(`${element} is not shown`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Resolves when the view has been the same for some frames. */
const standStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')
    for (let same = 0, last = ''; same < 3; same = viewport?.style.transform === last ? same + 1 : 0) {
      last = viewport?.style.transform ?? ''
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })

/** A place of the canvas as it is moved and zoomed now. */
async function onScreen(page: Page, at: Point): Promise<Point> {
  return page.evaluate(
    (point) => {
      const canvas = document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect()
      const viewport = document.querySelector('.react-flow__viewport') ?? document.body
      const { a: zoom, e: x, f: y } = new DOMMatrix(getComputedStyle(viewport).transform)
      return { x: canvas.x + x + point.x * zoom, y: canvas.y + y + point.y * zoom }
    },
    { x: at.x + GRIP.x, y: at.y + GRIP.y },
  )
}
