import { describe, expect, it } from 'vitest'
import type { Arrival } from '../../runtime/inbound/Arrival.ts'
import type { Loaded, NewQueueItem, TurnWrite } from '../../runtime/inbound/TurnStore.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { contestedBy, messageFrom, NOON, runTurn, turnOf, turnsOf } from './turnOf.ts'

/** Before anything that other tests let fall due in the same store. */
const EARLY = Date.UTC(2000, 0)

export function strangersContract(store: () => Store): void {
  const write = (arrivals: readonly Arrival[], change: (arrival: Arrival) => Partial<TurnWrite> = () => ({})) =>
    store().turns.runStrangers(arrivals, (loaded) =>
      arrivals.map((arrival, index) => turnOf(arrival, loaded[index] as Loaded, change(arrival))),
    )
  const turnsOfConversation = async (id: string) =>
    (await store().conversations.find(id))?.turns.map(({ source }) => source)

  describe('a stranger', () => {
    it('is written with everything that the turn changes, and known with the next message', async () => {
      const arrival = messageFrom('st-whole', 'st-whole-1')
      const enqueue: NewQueueItem = {
        id: 'q_st-whole',
        queue: 'st-queue',
        skills: [{ skill: 'billing', level: 2 }],
        priority: 1,
        enqueuedAt: NOON,
        preferredAgent: null,
        preferredUntil: null,
      }
      const outbox = [
        { id: 'o_st-whole', kind: 'message', target: 'web', payload: { a: 1 }, dueAt: EARLY, expiresAt: null } as const,
      ]
      const outcomes = await write([arrival], () => ({
        optedOut: true,
        enqueue,
        outbox,
        startTimer: { id: 'timer-st-whole', at: EARLY },
      }))
      expect(outcomes).toEqual(['written'])
      const { loaded } = await runTurn(store().turns, messageFrom('st-whole', 'st-whole-2'))
      expect(loaded).toMatchObject({
        optedOut: true,
        contact: { id: 'u_st-whole' },
        conversation: { id: 'c_st-whole', turns: 1, channel: 'web', address: 'st-whole' },
      })
      expect(await turnsOfConversation('c_st-whole')).toEqual([
        'm:web:st-whole:st-whole-1',
        'm:web:st-whole:st-whole-2',
      ])
      expect(await store().queues.list('st-queue', 10)).toMatchObject([{ id: 'q_st-whole', priority: 1 }])
      expect(await store().timers.claimDue(EARLY, 10, EARLY + 1)).toMatchObject([{ id: 'timer-st-whole' }])
      expect(await store().outbox.claimDue(EARLY, 10, EARLY + 1)).toMatchObject([
        { id: 'o_st-whole', payload: { a: 1 } },
      ])
      await store().timers.remove('timer-st-whole')
      await store().outbox.delivered({ id: 'o_st-whole', attempts: 0 })
    })

    it('whose address somebody has is left alone, and the rest of the batch is written', async () => {
      await runTurn(store().turns, messageFrom('st-met', 'st-met-1'))
      const arrivals = ['st-new-a', 'st-met', 'st-new-b'].map((address) => messageFrom(address, `${address}-now`))
      expect(await write(arrivals)).toEqual(['written', 'conflict', 'written'])
      expect(await turnsOfConversation('c_st-met')).toEqual(['m:web:st-met:st-met-1'])
      expect(await turnsOfConversation('c_st-new-b')).toEqual(['m:web:st-new-b:st-new-b-now'])
    })

    it('whose arrival was decided before, through another address, is left alone', async () => {
      await runTurn(store().turns, contestedBy('st-first', 'st-decided'))
      const arrivals = [contestedBy('st-other', 'st-decided'), messageFrom('st-mate', 'st-mate-1')]
      expect(await write(arrivals)).toEqual(['conflict', 'written'])
      expect((await runTurn(store().turns, messageFrom('st-other', 'st-other-2'))).loaded.contact).toBeNull()
    })

    it('brings one of two arrivals with the same source in a batch', async () => {
      expect(await write([contestedBy('st-same-a', 'st-same'), contestedBy('st-same-b', 'st-same')])).toEqual([
        'written',
        'conflict',
      ])
    })

    it('is written by one of many batches that come at once, in whatever order they name the addresses', async () => {
      const addresses = Array.from({ length: 8 }, (_, index) => `st-race-${index}`)
      const batches = Array.from({ length: 12 }, (_, round) => {
        const order = round % 2 === 0 ? addresses : addresses.toReversed()
        const arrivals = order.map((address) => messageFrom(address, `${address}-${round}`))
        const isGuess = round % 3 !== 0
        return isGuess ? write(arrivals) : store().turns.runBatch(arrivals, (loaded) => turnsOf(arrivals, loaded))
      })
      const outcomes = await Promise.all(batches)
      for (const address of addresses) {
        const found = await store().conversations.find(`c_${address}`)
        const decided = found?.turns ?? []
        // Those that looked wrote each; of those that supposed, at most the very first.
        expect(decided.length).toBeOneOf([4, 5])
        expect(decided.map(({ seq }) => seq)).toEqual(decided.map((_, index) => index + 1))
        expect(found?.conversation.turns).toBe(decided.length)
      }
      const written = outcomes.flat().filter((outcome) => outcome === 'written').length
      const stored = await Promise.all(
        addresses.map(async (address) => (await turnsOfConversation(`c_${address}`))?.length),
      )
      expect(written).toBe(stored.reduce((sum: number, count) => sum + (count ?? 0), 0))
    })

    it('who brings a contested source is told to try again, or has it alone', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, index) => write([contestedBy(`st-contested-${index}`, 'st-contested')])),
      )
      expect(outcomes.flat().filter((outcome) => outcome === 'written')).toHaveLength(1)
      const found = await Promise.all(outcomes.map((_, index) => store().conversations.find(`c_st-contested-${index}`)))
      expect(found.filter((conversation) => conversation !== null)).toHaveLength(1)
    })

    it('of whom nothing is to be written leaves nothing', async () => {
      expect(await store().turns.runStrangers([messageFrom('st-none', 'st-none')], () => [null])).toEqual(['nothing'])
      expect((await runTurn(store().turns, messageFrom('st-none', 'st-none'))).loaded.contact).toBeNull()
    })
  })
}
