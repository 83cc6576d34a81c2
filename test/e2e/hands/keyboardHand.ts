import type { Page } from 'playwright-core'
import { type Hand, SETTINGS } from './Hand.ts'

/** Key presses after which something that has not been reached will not be. */
const MOST_KEYS = 400

/** An author without a mouse: Tab goes from field to field, the outline is the flow, and nothing is pointed at. The page is only looked at. */
export function keyboardHand(page: Page): Hand {
  const { keyboard } = page
  const pressUntil = async (key: string | (() => Promise<string | null>)) => {
    for (let pressed = 0; pressed < MOST_KEYS; pressed += 1) {
      const next = typeof key === 'string' ? key : await key()
      if (next === null) return
      await keyboard.press(next)
    }
    throw new Error('it is not reached by the keyboard')
  }
  /** goes to the nth control of a name, by Tab or back by Shift+Tab */
  const goTo = async (within: string, name: string, nth = 0) => {
    let [last, most] = ['', Number.POSITIVE_INFINITY]
    for (let looked = 0; looked < MOST_KEYS; looked += 1) {
      const way = await wayTo(page, within, name, nth)
      if (way === null) return
      const [key, times] = way
      // Who went too far, or round a dialog to where they were, goes on step by step: as many again would do the same for ever.
      most = (last === '' || key === last) && times < most ? times : 1
      last = key
      for (let pressed = 0; pressed < most; pressed += 1) await keyboard.press(key)
    }
    throw new Error(`${name} is not reached by the keyboard`)
  }
  const replace = async (text: string) => {
    await keyboard.press('Control+a')
    await keyboard.insertText(text)
  }
  const write = async (label: string, text: string, nth?: number) => {
    await goTo(SETTINGS, label, nth)
    await replace(text)
  }
  const TREE = '[role="tree"]'
  const goToTree = () =>
    pressUntil(() => page.evaluate((tree) => (document.activeElement?.matches(tree) ? null : 'Shift+Tab'), TREE))
  /** makes the line of an exit the active one */
  const goToLine = async (from: string, exit: string) => {
    await goToTree()
    await keyboard.press('Home')
    await pressUntil(async () => {
      const active = await page.evaluate(() => {
        const line = document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')
        return line?.dataset.key ?? null
      })
      // A node with one way on has no line of its own for it.
      return active === `exit/${from}/${exit}` || (active === `node/${from}` && exit === 'next') ? null : 'ArrowDown'
    })
  }
  /** a list that asks: type what is wanted, Enter */
  const answer = async (text: string) => {
    await page.locator('dialog[open] input').waitFor()
    await keyboard.insertText(text)
    await keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
  }
  return {
    newFlow: async (name) => {
      await goTo('body', 'New flow')
      await keyboard.press('Enter')
      await page.locator('dialog[open] input').first().waitFor()
      await goTo('dialog[open]', 'Name')
      await replace(name)
      await keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name }).waitFor()
      await keyboard.press('Control+e')
      await page.locator(TREE).waitFor()
      await keyboard.press('Home')
      await keyboard.press('Delete')
      await page.locator(`${TREE} [role="treeitem"]`).waitFor({ state: 'detached' })
    },
    addNode: async (type) => {
      await keyboard.press('+')
      await answer(type)
    },
    addNodeAt: async (from, exit, type) => {
      await goToLine(from, exit)
      await keyboard.press('+')
      await answer(type)
    },
    connect: async (from, exit, to) => {
      await goToLine(from, exit)
      await keyboard.press('>')
      await answer(to)
    },
    openFlowSettings: async () => {
      await goToTree()
      await keyboard.press('Escape')
    },
    write,
    enter: async (label, text, nth) => {
      await write(label, text, nth)
      await keyboard.press('Enter')
    },
    choose: async (label, value, nth) => {
      await goTo(SETTINGS, label, nth)
      await pressUntil(() =>
        page.evaluate((wanted) => {
          const select = document.activeElement
          if (!(select instanceof HTMLSelectElement)) throw new Error('it is no list')
          const at = [...select.options].findIndex((option) => option.value === wanted)
          if (at < 0) throw new Error(`there is no ${wanted} in the list`)
          return at === select.selectedIndex ? null : at > select.selectedIndex ? 'ArrowDown' : 'ArrowUp'
        }, value),
      )
    },
    tick: async (label, nth) => {
      await goTo(SETTINGS, label, nth)
      await keyboard.press('Space')
    },
    press: async (label, nth) => {
      await goTo(SETTINGS, label, nth)
      await keyboard.press('Enter')
    },
  }
}

/** The key that goes on towards a control, and how often; null when it has the focus. */
const wayTo = (page: Page, within: string, name: string, nth: number): Promise<readonly [string, number] | null> =>
  page.evaluate(
    ({ within, name, nth }) => {
      const nameOf = (element: Element): string =>
        element.getAttribute('aria-label') ??
        (element instanceof HTMLButtonElement
          ? element.textContent
          : (element as HTMLInputElement).labels?.[0]?.textContent) ??
        ''
      const controls = [...document.querySelectorAll(within)].flatMap((place) => [
        ...place.querySelectorAll('input, select, textarea, button'),
      ])
      const wanted = controls.filter((control) => nameOf(control).trim() === name)[nth]
      if (wanted === undefined) throw new Error(`there is no ${name} (${nth}) to go to`)
      const active = document.activeElement ?? document.body
      if (active === wanted) return null
      const isBefore = (a: Node, b: Node) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
      const [first, last] = isBefore(active, wanted) ? [active, wanted] : [wanted, active]
      // What Tab skips makes the guess too high, so of a long way half is gone at once, and then it is looked again.
      const between = controls.filter((control) => isBefore(first, control) && isBefore(control, last)).length
      return [first === active ? 'Tab' : 'Shift+Tab', Math.max(1, Math.floor(between / 2))] as const
    },
    { within, name, nth },
  )
