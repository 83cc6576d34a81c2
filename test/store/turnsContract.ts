import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/openStore.ts'
import { messageFrom, NOON, runTurn, turnsOf } from './turnOf.ts'

export function turnsContract(store: () => Store): void {
  describe('a turn', () => {
    it('knows nothing of a customer who writes for the first time', async () => {
      const { loaded, outcome } = await runTurn(store().turns, messageFrom('new-1', 'new-1'))
      expect(loaded).toEqual({ duplicate: null, optedOut: false, contact: null, conversation: null })
      expect(outcome).toBe('written')
    })

    it('finds contact and conversation again with the second message', async () => {
      await runTurn(store().turns, messageFrom('again', 'again-1'), {
        contact: {
          id: 'u_again',
          name: 'Ada',
          language: 'it',
          tags: ['vip'],
          attributes: { tier: 'gold' },
          blocked: false,
          isNew: true,
        },
      })
      const { loaded, outcome } = await runTurn(store().turns, messageFrom('again', 'again-2', NOON + 1000))
      expect(outcome).toBe('written')
      expect(loaded.contact).toEqual({
        id: 'u_again',
        name: 'Ada',
        language: 'it',
        tags: ['vip'],
        attributes: { tier: 'gold' },
        blocked: false,
      })
      expect(loaded.conversation).toMatchObject({
        id: 'c_again',
        contactId: 'u_again',
        turns: 1,
        lastActivityAt: NOON,
        owner: 'flow',
      })
    })

    it('gives the first answer to a source that was decided before', async () => {
      await runTurn(store().turns, messageFrom('twice', 'twice-1'))
      const { loaded, outcome } = await runTurn(store().turns, messageFrom('twice', 'twice-1'))
      expect(loaded.duplicate).toMatchObject({ turnId: 't_m:web:twice-1', conversationId: 'c_twice' })
      expect(outcome).toBe('nothing')
    })

    it('writes one of two arrivals with the same source in a batch', async () => {
      const arrivals = [messageFrom('same-a', 'same'), messageFrom('same-b', 'same')]
      const outcomes = await store().turns.runBatch(arrivals, (loaded) => turnsOf(arrivals, loaded))
      expect(outcomes).toEqual(['written', 'conflict'])
    })

    it('loads what it was given in the order in which it was given', async () => {
      const names = Array.from({ length: 20 }, (_, index) => `order-${(index * 7) % 20}`)
      const arrivals = names.map((name) => messageFrom(name, name))
      await store().turns.runBatch(arrivals, (loaded) => turnsOf(arrivals, loaded))
      const again = names.map((name) => messageFrom(name, `${name}-2`))
      let seen: readonly (string | undefined)[] = []
      await store().turns.runBatch(again, (loaded) => {
        seen = loaded.map(({ conversation }) => conversation?.address)
        return loaded.map(() => null)
      })
      expect(seen).toEqual(names)
    })
  })
}
