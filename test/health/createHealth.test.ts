import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createHealth, type HealthDeps } from '../../runtime/health/createHealth.ts'

const fine: HealthDeps = {
  inbound: () => ({ waiting: 0, oldestMs: 0, stillMs: 0 }),
  workers: () => ({ outbox: { stillMs: () => 0 } }),
  beat: () => Promise.resolve(),
  live: () => {},
  isEnding: () => false,
}
const ALL_WELL = { database: 'ok', release: 'ok', work: 'ok', host: 'ok' }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a host', () => {
  test('that can do its work says so', async () => {
    expect(await createHealth(fine).check()).toEqual(ALL_WELL)
  })

  test.each<[string, Partial<HealthDeps>, object]>([
    [
      'whose database is read only or full',
      { beat: () => Promise.reject(new Error('no')) },
      { database: 'it cannot be written to' },
    ],
    [
      'without a release',
      {
        live: () => {
          throw new Error('none')
        },
      },
      { release: 'nothing is live' },
    ],
    ['that ends', { isEnding: () => true }, { host: 'it is ending' }],
    [
      'in which no message was decided for a while',
      { inbound: () => ({ waiting: 3, oldestMs: 12_000, stillMs: 12_000 }) },
      { work: 'messages: 3 wait, and none was decided for 12 s' },
    ],
    [
      'whose worker does not come round',
      { workers: () => ({ timers: { stillMs: () => 11_000 } }) },
      { work: 'timers: not looked at for 11 s' },
    ],
  ])('%s says that', async (_, part, said) => {
    expect(await createHealth({ ...fine, ...part }).check()).toEqual({ ...ALL_WELL, ...said })
  })

  test('whose database is silent says so within a second', async () => {
    const checked = createHealth({ ...fine, beat: () => new Promise(() => {}) }).check()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await checked).toMatchObject({ database: 'it does not answer' })
  })

  test('writes once a second at most, however often it is asked', async () => {
    const beat = vi.fn(() => Promise.resolve())
    const health = createHealth({ ...fine, beat })
    await Promise.all([health.check(), health.check()])
    expect(beat).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1_500)
    await health.check()
    expect(beat).toHaveBeenCalledTimes(2)
  })

  test('is stuck when work has stood still for half a minute, and not before', () => {
    let stillMs = 29_000
    const health = createHealth({ ...fine, inbound: () => ({ waiting: 1, oldestMs: stillMs, stillMs }) })
    expect(health.stuck()).toBeNull()
    stillMs = 31_000
    expect(health.stuck()).toBe('messages: 1 wait, and none was decided for 31 s')
  })
})
