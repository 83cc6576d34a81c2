import { expect, test } from 'vitest'
import type { Arrival } from '../../runtime/inbound/Arrival.ts'
import { fireTimer } from '../../runtime/outbox/fireTimer.ts'

test('a timer never fires before its time, though the clock went back a little since it was claimed', async () => {
  const arrivals: Arrival[] = []
  const removed: string[] = []
  await fireTimer(
    { id: 't_1.1', conversationId: 'c_1', at: 1_000 },
    {
      store: {
        claimDue: async () => [],
        renew: async () => {},
        nextDueAt: async () => null,
        remove: async (id) => {
          removed.push(id)
        },
      },
      receive: async (arrival) => arrivals.push(arrival),
      clock: () => 998,
    },
  )
  expect(arrivals).toMatchObject([{ source: 't:t_1.1', at: 1_000, event: { type: 'timeout', timer: 't_1.1' } }])
  expect(removed).toEqual(['t_1.1'])
})
