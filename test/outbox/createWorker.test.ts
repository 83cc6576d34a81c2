import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWorker } from '../../runtime/outbox/createWorker.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a worker gives what it has under way more time, again and again, until it is done', async () => {
  const renewed: (readonly string[])[] = []
  let finish = () => {}
  const items = ['a']
  const worker = createWorker<string>({
    claimDue: () => Promise.resolve(items.splice(0)),
    renew: (held) => {
      renewed.push([...held])
      return Promise.resolve()
    },
    nextDueAt: () => Promise.resolve(null),
    run: () =>
      new Promise((resolve) => {
        finish = resolve
      }),
    onWake: () => () => {},
    failed: () => {},
    clock: () => Date.now(),
  })
  await vi.advanceTimersByTimeAsync(4_100)
  expect(renewed).toEqual([['a'], ['a']])
  finish()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(renewed).toHaveLength(2)
  await worker.close()
})
