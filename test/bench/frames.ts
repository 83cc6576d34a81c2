import type { Page } from 'playwright-core'
import { median } from './measure.ts'

export type Frames = { readonly median: number; readonly longest: number }

/** Milliseconds between frames while `act` goes on, a quarter of a second after it included. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = []
    const run = { times, isOn: true }
    Object.assign(window, { run })
    let last = performance.now()
    const step = (now: number) => {
      times.push(now - last)
      last = now
      if (run.isOn) requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
  await act()
  const times = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 250))
    const { run } = window as unknown as { run: { times: number[]; isOn: boolean } } // put there above
    run.isOn = false
    return run.times.slice(1)
  })
  return { median: median(times), longest: Math.max(...times) }
}

/** Pans back and forth by the wheel, from the middle of the window. */
export async function pan(page: Page): Promise<void> {
  await page.mouse.move(640, 420)
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(turn % 20 < 10 ? 14 : -14, turn % 2 === 0 ? 6 : -6)
}

/** Drags the box that is nearest to the middle of the window. */
export async function drag(page: Page): Promise<void> {
  const from = await page.locator('.react-flow__node').evaluateAll((boxes) => {
    const middles = boxes.map((box) => {
      const { x, y, width, height } = box.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    })
    const far = ({ x, y }: { x: number; y: number }) => Math.hypot(x - 640, y - 420)
    return middles.toSorted((a, b) => far(a) - far(b))[0] ?? { x: 0, y: 0 }
  })
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= 45; step += 1) await page.mouse.move(from.x + step * 2, from.y + step)
  await page.mouse.up()
}
