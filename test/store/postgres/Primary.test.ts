import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../runtime/AppError.ts'
import type { Connection } from '../../../runtime/store/postgres/Connection.ts'
import { createPrimary } from '../../../runtime/store/postgres/Primary.ts'

/** What a server is: down, a standby, silent, or a primary on a timeline. */
type State = 'down' | 'standby' | 'silent' | number

/** Servers by name, which the test changes as it goes; which were asked, and the connections that are open to each. */
function playServers(states: { [name: string]: State }) {
  const asked: string[] = []
  const open = new Map<Connection, string>()
  return {
    states,
    asked,
    open: () => [...open.values()],
    connect: (name: string, _settings?: object, signal?: AbortSignal): Promise<Connection> => {
      asked.push(name)
      const state = states[name] ?? 'down'
      if (state === 'silent') {
        return new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new AppError('unavailable', { detail: `${name}: given up` })))
        })
      }
      if (typeof state === 'string') return Promise.reject(new AppError('unavailable', { detail: `${name}: ${state}` }))
      const { promise: lost, resolve } = Promise.withResolvers<void>()
      const timeline = state.toString(16).padStart(8, '0')
      const connection = {
        ask: () => Promise.resolve({ rows: [{ timeline }] }),
        isLost: () => !open.has(connection),
        silence: () => (states[name] === 'silent' ? 1_000 : 0),
        lost,
        cut: () => {
          open.delete(connection)
          resolve()
        },
      } as unknown as Connection // what Primary asks of one
      open.set(connection, name)
      return Promise.resolve(connection)
    },
  }
}
const started: ReturnType<typeof createPrimary>[] = []
function find(servers: readonly [string, ...string[]], connect: ReturnType<typeof playServers>['connect']) {
  const primary = createPrimary(servers, () => 0, connect)
  started.push(primary)
  return primary
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  for (const primary of started.splice(0)) primary.close()
})

describe('of one server', () => {
  test('nothing is asked but whether it may write', async () => {
    const servers = playServers({ a: 1 })
    const connection = await find(['a'], servers.connect).connect()
    expect(servers.asked).toEqual(['a'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(servers.asked).toEqual(['a'])
    expect(connection.isLost()).toBe(false)
  })

  test('an error that is no failure of a server is not tried again', async () => {
    let asked = 0
    const primary = find(['a'], () => {
      asked += 1
      return Promise.reject(new Error('a defect'))
    })
    await expect(primary.connect()).rejects.toThrow('a defect')
    expect(asked).toBe(1)
  })
})

describe('of several servers', () => {
  test('the one that may write is found, and asked alone from then on', async () => {
    const servers = playServers({ a: 'down', b: 1, c: 'standby' })
    const primary = find(['a', 'b', 'c'], servers.connect)
    await primary.connect()
    expect(servers.asked).toEqual(['a', 'b', 'c', 'b'])
    await primary.connect()
    expect(servers.asked).toEqual(['a', 'b', 'c', 'b', 'b'])
    expect(servers.open()).toEqual(['b', 'b'])
  })

  test('all are asked again while none is it, as when a standby is promoted', async () => {
    const servers = playServers({ a: 'down', b: 'standby' })
    const connecting = find(['a', 'b'], servers.connect).connect()
    await vi.advanceTimersByTimeAsync(1_000)
    servers.states.b = 2
    await vi.advanceTimersByTimeAsync(500)
    await connecting
    expect(servers.open()).toEqual(['b'])
  })

  test('the search ends with the failure of the first when none is to be had in time', async () => {
    const servers = playServers({ a: 'down', b: 'standby' })
    await expect(find(['a', 'b'], servers.connect).connect({}, 0)).rejects.toMatchObject({
      details: { detail: 'a: down' },
    })
  })

  test('the newer of two that may write is taken, whichever answers first', async () => {
    const servers = playServers({ a: 1, b: 2, c: 1 })
    const primary = find(['a', 'b', 'c'], async (name, settings, signal) => {
      if (name === 'b') await new Promise((resolve) => setTimeout(resolve, 100))
      return signal?.aborted ? Promise.reject(new Error('given up')) : servers.connect(name, settings, signal)
    })
    const connecting = primary.connect()
    await vi.advanceTimersByTimeAsync(200)
    await connecting
    expect(servers.open()).toEqual(['b'])
  })

  test('one that falls silent is left as soon as another is promoted, and is not believed when it comes back', async () => {
    const servers = playServers({ a: 1, b: 'standby' })
    const primary = find(['a', 'b'], servers.connect)
    const connection = await primary.connect()
    servers.states.a = 'silent'
    const connecting = primary.connect()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(connection.isLost()).toBe(false)
    servers.states.b = 2
    await vi.advanceTimersByTimeAsync(500)
    expect(connection.isLost()).toBe(true)
    await connecting
    expect(servers.open()).toEqual(['b'])
    servers.states.a = 1
    servers.states.b = 'down'
    await expect(primary.connect({}, 0)).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('one that still answers is left some seconds after another was promoted', async () => {
    const servers = playServers({ a: 1, b: 'standby' })
    const connection = await find(['a', 'b'], servers.connect).connect()
    servers.states.b = 2
    await vi.advanceTimersByTimeAsync(5_000)
    expect(connection.isLost()).toBe(true)
    expect(servers.open()).toEqual([])
  })

  test('one that is silent while it is looked for keeps nobody from the one that is promoted', async () => {
    const servers = playServers({ a: 1, b: 'standby' })
    const primary = find(['a', 'b'], servers.connect)
    ;(await primary.connect()).cut()
    servers.states.a = 'silent'
    const connecting = primary.connect({}, 60_000)
    await vi.advanceTimersByTimeAsync(10_000)
    servers.states.b = 2
    await vi.advanceTimersByTimeAsync(1_000)
    await connecting
    expect(servers.open()).toEqual(['b'])
  })

  test('none is looked for any more when all is closed: who waits is refused at once', async () => {
    const servers = playServers({ a: 1, b: 'standby' })
    const primary = find(['a', 'b'], servers.connect)
    ;(await primary.connect()).cut()
    servers.states.a = 'silent'
    const outcomes = [primary.connect({}, 60_000), primary.connect({}, 60_000)].map((connecting) =>
      expect(connecting).rejects.toMatchObject({ code: 'unavailable' }),
    )
    await vi.advanceTimersByTimeAsync(700)
    primary.close()
    await Promise.all(outcomes)
    expect(vi.getTimerCount()).toBe(0)
  })
})
