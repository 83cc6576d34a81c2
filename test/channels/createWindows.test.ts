import { expect, test } from 'vitest'
import type { Capabilities } from '../../runtime/channels/Capabilities.ts'
import { createWindows } from '../../runtime/channels/createWindows.ts'
import { capabilities as line } from '../../runtime/channels/line/capabilities.ts'

const HOUR = 3_600_000
const CAPABILITIES: Capabilities = { ...line, window: 24 * HOUR, windowOfPersons: 7 * 24 * HOUR }

/** Windows on a database in which everybody wrote at `wrote`, that counts how often it is asked. */
function windowsOn(wrote: number | null, now: number) {
  const asked: string[] = []
  const lastWrote = (_: string, addresses: readonly string[]) => {
    asked.push(...addresses)
    return Promise.resolve(new Map(wrote === null ? [] : addresses.map((address) => [address, wrote])))
  }
  return { asked, windows: createWindows({ lastWrote }, () => now) }
}

test.each([
  [0, 'open'],
  [23 * HOUR, 'open'],
  [24 * HOUR, 'late'],
  [7 * 24 * HOUR, 'closed'],
])('%i ms after they wrote the window is %s', async (passed, window) => {
  expect(await windowsOn(1_000, 1_000 + passed).windows.windowOf('my', 'ada', CAPABILITIES)).toBe(window)
})

test('the database is not asked of somebody who has just written, nor for a platform without a window', async () => {
  const { asked, windows } = windowsOn(null, 30 * HOUR)
  windows.keep('my', 'ada', 29 * HOUR)
  expect(await windows.windowOf('my', 'ada', CAPABILITIES)).toBe('open')
  expect(await windows.windowOf('my', 'ben', line)).toBe('open')
  expect(asked).toEqual([])
})

test('an old message that comes again opens nothing, and who never wrote is left to the platform', async () => {
  const { asked, windows } = windowsOn(HOUR, 100 * HOUR)
  windows.keep('my', 'ada', HOUR)
  expect(await windows.windowOf('my', 'ada', { ...CAPABILITIES, windowOfPersons: 0 })).toBe('closed')
  expect(asked).toEqual(['ada'])
  expect(await windowsOn(null, 100 * HOUR).windows.windowOf('my', 'ada', CAPABILITIES)).toBe('open')
})

test('the customers of each channel who can be written to are counted', () => {
  const { windows } = windowsOn(null, 30 * HOUR)
  windows.keep('my', 'ada', 29 * HOUR)
  windows.keep('my', 'ben', 7 * HOUR)
  windows.keep('my', 'cem', 5 * HOUR)
  windows.keep('other', 'ada', 29 * HOUR)
  windows.keep('third', 'ada', 29 * HOUR)
  const open = windows.open(
    new Map([
      ['my', 24 * HOUR],
      ['other', 48 * HOUR],
      ['silent', 24 * HOUR],
    ]),
  )
  expect(Object.fromEntries(open)).toEqual({ my: 2, other: 1 })
})
