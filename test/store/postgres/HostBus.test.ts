import { expect, test } from 'vitest'
import type { Connection } from '../../../runtime/store/postgres/Connection.ts'
import { createHostBus } from '../../../runtime/store/postgres/HostBus.ts'

/** Connections that answer at once, and how many of them are open. */
function playPrimary() {
  const open = new Set<number>()
  let opened = 0
  let arrive = (): void => {}
  const primary = {
    connect: async (): Promise<Connection> => {
      opened += 1
      const id = opened
      await new Promise<void>((resolve) => {
        arrive = resolve
      })
      open.add(id)
      return {
        ask: () => Promise.resolve([]),
        look: () => Promise.resolve(),
        prepared: new Set<string>(),
        isLost: () => !open.has(id),
        silence: () => 0,
        lost: new Promise<void>(() => {}),
        onNotification: () => {},
        cut: () => {
          open.delete(id)
        },
      }
    },
  }
  return { primary, open, arrive: () => arrive(), opened: () => opened }
}

test('a bus that is closed opens nothing more, whoever still has something to tell', async () => {
  const { primary, open, arrive, opened } = playPrimary()
  const bus = createHostBus(primary)
  const told = bus.notify(['a'])
  await Promise.resolve()
  await Promise.resolve()
  arrive()
  await told
  expect(open.size).toBe(1)
  bus.close()
  await expect(bus.notify(['b'])).rejects.toMatchObject({ code: 'unavailable' })
  expect(open.size).toBe(0)
  expect(opened()).toBe(1)
})

test('a connection that comes when the bus is closed is cut', async () => {
  const { primary, open, arrive } = playPrimary()
  const bus = createHostBus(primary)
  const listening = expect(
    bus.listen(
      () => {},
      () => {},
    ),
  ).rejects.toMatchObject({ code: 'unavailable' })
  bus.close()
  arrive()
  await listening
  expect(open.size).toBe(0)
})
