import { describe, expect, it } from 'vitest'
import type { Arrival } from '../../runtime/inbound/Arrival.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { conversationOf, messageFrom, NOON, runTurn, turnOf, turnsOf } from './turnOf.ts'

/** Pairs of a sender and an id that are the same, or would be if they were only written behind each other. */
const LOOKALIKES: readonly (readonly (readonly [address: string, id: string])[])[] = [
  [
    ['se-ada', 'one'],
    ['se-bob', 'one'],
  ],
  [
    ['se-a:b', 'c'],
    ['se-a', 'b:c'],
  ],
  [
    ['se-b%3Ad', 'e'],
    ['se-b:d', 'e'],
    ['se-b', 'd:e'],
  ],
  [
    ['se-x', ':y'],
    ['se-x:', 'y'],
  ],
  [
    ['se-\u0001', 'm'],
    ['se-', 'm'],
  ],
]

export function sendersContract(store: () => Store): void {
  const told = async (arrivals: readonly Arrival[]) => {
    const pairs: (readonly [string, string])[] = []
    for await (const { conversationId, event } of store().conversations.journal({})) {
      if (event.type === 'message') pairs.push([conversationId, event.text])
    }
    return arrivals.map(({ event, from }) =>
      pairs.filter(
        ([id, text]) => 'address' in from && id === `c_${from.address}` && 'text' in event && text === event.text,
      ),
    )
  }

  describe('senders who use the same ids', () => {
    it.each(LOOKALIKES)('are each heard: %j, %j', async (...senders) => {
      const arrivals = senders.flatMap((sender) => (sender === undefined ? [] : [messageFrom(...sender)]))
      const guessed = await store().turns.runStrangers(arrivals, (loaded) => turnsOf(arrivals, loaded))
      expect(guessed).toEqual(arrivals.map(() => 'written'))
      const again = await Promise.all(arrivals.map((arrival) => runTurn(store().turns, arrival)))
      expect(again.map(({ loaded }) => loaded.duplicate?.conversationId)).toEqual(
        arrivals.map(({ from }) => 'address' in from && `c_${from.address}`),
      )
      expect((await told(arrivals)).map((turns) => turns.length)).toEqual(arrivals.map(() => 1))
    })

    it('are each heard when they are known', async () => {
      for (const address of ['se-cy', 'se-di']) await runTurn(store().turns, messageFrom(address, 'first'))
      const arrivals = [messageFrom('se-cy', 'second'), messageFrom('se-di', 'second')]
      const outcomes = await store().turns.runBatch(arrivals, (loaded) => turnsOf(arrivals, loaded))
      expect(outcomes).toEqual(['written', 'written'])
    })

    it('are each heard on two channels', async () => {
      const web = messageFrom('se-both', 'same')
      const kiosk = messageFrom('se-both', 'same', NOON, 'kiosk')
      await runTurn(store().turns, web)
      const { outcome } = await runTurn(store().turns, kiosk, (loaded) => {
        const conversation = { ...conversationOf(kiosk, loaded), id: 'c_se-both-kiosk', contactId: 'u_se-both-kiosk' }
        return { turnId: 't_se-both-kiosk', conversation }
      })
      expect(outcome).toBe('written')
    })

    it('have deliveries, timers and queue items of their own', async () => {
      const arrivals = [messageFrom('se-ed', 'rich'), messageFrom('se-fy', 'rich')]
      await store().turns.runStrangers(arrivals, (loaded) =>
        arrivals.map((arrival, index) => {
          const known = loaded[index]
          if (known === undefined) throw new Error('nothing was loaded')
          const { turnId } = turnOf(arrival, known)
          return turnOf(arrival, known, {
            startTimer: { id: `${turnId}.1`, at: 1 },
            outbox: [{ id: `${turnId}.o0`, kind: 'message', target: 'web', payload: {}, dueAt: 1, expiresAt: null }],
          })
        }),
      )
      const timers = await store().timers.claimDue(1, 10, 2)
      const deliveries = await store().outbox.claimDue(1, 10, 2)
      expect(timers.map(({ conversationId }) => conversationId).toSorted()).toEqual(['c_se-ed', 'c_se-fy'])
      expect(deliveries.map(({ conversationId }) => conversationId).toSorted()).toEqual(['c_se-ed', 'c_se-fy'])
      for (const { id } of timers) await store().timers.remove(id)
      for (const delivery of deliveries) await store().outbox.delivered(delivery)
    })
  })
}
