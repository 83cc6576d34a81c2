import type { Page } from 'playwright-core'

/** Their parts are large and have tests of their own: Monaco, the layout of cards, the search for scenarios. */
const HEAVY = /^(Source|Arrange|Write scenarios)/

/** Counts the answers of the host that a page waits for; to be called before the page is opened. */
export async function countRequests(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waited = { count: 0 }
    Object.assign(window, { waited })
    const { fetch } = window
    window.fetch = async (...args) => {
      waited.count += 1
      return fetch(...args).finally(() => {
        waited.count -= 1
      })
    }
  })
}

type Part = {
  /** a selector */
  readonly within: string
  /** brings it up, again when a press has led elsewhere */
  readonly open: (page: Page) => Promise<void>
  /** what was pressed, by name; parts that have controls in common share it */
  readonly pressed?: Set<string>
}

/**
 * Presses the controls of a part one after the other and closes the dialogs that open. Answers after which of them the focus was nowhere: on
 * the page's body, or on what can no longer have it, whenever the browser takes it away.
 */
export async function pressAll(page: Page, { within, open, pressed = new Set() }: Part): Promise<readonly string[]> {
  const lost: string[] = []
  for (let isDone = false; !isDone; ) {
    await open(page)
    await page.locator(within).first().waitFor()
    const round = await page.evaluate(pressSome, { within, pressed: [...pressed], heavy: HEAVY.source })
    isDone = round.isDone
    lost.push(...round.lost)
    for (const name of round.pressed) pressed.add(name)
  }
  return lost
}

type Task = { readonly within: string; readonly pressed: readonly string[]; readonly heavy: string }

/** In the page: presses until all is pressed, or until a press leads to another address or takes the part away. */
async function pressSome({ within, pressed, heavy }: Task): Promise<{
  readonly lost: readonly string[]
  readonly pressed: readonly string[]
  readonly isDone: boolean
}> {
  const { waited } = window as unknown as { waited: { count: number } } // see countRequests
  const done = new Set(pressed)
  const lost: string[] = []
  const address = window.location.hash
  const frame = () => new Promise(requestAnimationFrame)
  const settle = async () => {
    do await frame()
    while (waited.count > 0)
  }
  // The same for another number or day is the same control.
  const nameOf = (control: Element) =>
    (control.getAttribute('aria-label') ?? control.textContent ?? '').trim().replace(/\d+|\p{Lu}\p{Ll}+day/gu, '…') ||
    control.id
  /** what adds before what takes away, and what closes at last */
  const turnOf = (control: Element) => {
    const name = nameOf(control)
    return /^(Add|Require|New)/.test(name) ? 0 : /^(Close|Cancel|Create$)/.test(name) ? 2 : 1
  }
  const part = () => document.querySelector<HTMLElement>(within)
  const next = (): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(`${within} :is(button, summary, [type="checkbox"], [type="radio"])`)]
      .filter((control) => !control.matches(':disabled') && control.checkVisibility({ visibilityProperty: true }))
      .filter((control) => !done.has(nameOf(control)) && !new RegExp(heavy).test(nameOf(control)))
      .sort((a, b) => turnOf(a) - turnOf(b))[0]
  const see = (after: string) => {
    const active = document.activeElement
    if (active === null || active === document.body || active.matches(':disabled')) lost.push(after)
    // Also what cannot be scrolled by hand is when something in it takes the focus.
    const { scrollHeight, clientHeight } = document.documentElement
    if (scrollHeight > clientHeight)
      lost.push(`${after}: the page is ${scrollHeight - clientHeight} px taller than its window`)
  }
  for (let control = next(); control !== undefined; control = next()) {
    const name = nameOf(control)
    const isLast = turnOf(control) === 2
    done.add(name)
    control.focus()
    control.click()
    await settle()
    see(name)
    for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog:modal')) {
      if (part()?.closest('dialog') === dialog) continue
      dialog.close()
      await settle()
      see(`${name}, and away with its dialog`)
    }
    // What closes the part comes last.
    if (window.location.hash !== address || part() === null) return { lost, pressed: [...done], isDone: isLast }
  }
  return { lost, pressed: [...done], isDone: true }
}
