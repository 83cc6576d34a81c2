import { beforeEach, describe, expect, it } from 'vitest'
import type { NewOutboxItem } from '../../runtime/inbound/TurnStore.ts'
import type { Held } from '../../runtime/outbox/OutboxStore.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { messageFrom, NOON, runTurn } from './turnOf.ts'

const FRESH = { sent: 0, excused: 0, doubts: 0, isInterrupted: false }

export function outboxContract(store: () => Store): void {
  let round = 0
  /** One turn that sends these. */
  const send = async (address: string, ...items: (Partial<NewOutboxItem> & { readonly id: string })[]) => {
    const outbox = items.map(
      (item): NewOutboxItem => ({
        kind: 'message',
        target: 'web',
        payload: { text: item.id },
        dueAt: NOON,
        expiresAt: null,
        ...item,
      }),
    )
    await runTurn(store().turns, messageFrom(address, `outbox-${round++}`), { outbox })
  }
  /** as the last claim gave them */
  const held = new Map<string, Held>()
  const claim = async (now = NOON, limit = 100) => {
    const items = await store().outbox.claimDue(now, limit, now + 30_000)
    for (const item of items) held.set(item.id, item)
    return items.map(({ id }) => id)
  }
  const holding = (id: string): Held => held.get(id) ?? { id, attempts: -1 }

  describe('the outbox', () => {
    beforeEach(async () => {
      for (let ids = await claim(NOON * 2); ids.length > 0; ids = await claim(NOON * 2))
        for (const id of ids) await store().outbox.delivered(holding(id))
    })

    it('hands out what is due, with what a delivery needs', async () => {
      await send('out-a', { id: 'a1', payload: { text: 'hello', nested: [1, null] } })
      await send(
        'out-b',
        { id: 'b1', kind: 'bot', target: 'faq', expiresAt: NOON + 10_000 },
        { id: 'b2', kind: 'request', target: '' },
      )
      await send('out-c', { id: 'later', dueAt: NOON + 1 })
      expect(await store().outbox.claimDue(NOON, 10, NOON + 30_000)).toEqual([
        {
          id: 'a1',
          kind: 'message',
          conversationId: 'c_out-a',
          target: 'web',
          address: 'out-a',
          names: [],
          payload: { text: 'hello', nested: [1, null] },
          attempts: 0,
          expiresAt: null,
          progress: FRESH,
        },
        {
          id: 'b1',
          kind: 'bot',
          conversationId: 'c_out-b',
          target: 'faq',
          address: 'out-b',
          names: [],
          payload: { text: 'b1' },
          attempts: 0,
          expiresAt: NOON + 10_000,
          progress: FRESH,
        },
        {
          id: 'b2',
          kind: 'request',
          conversationId: 'c_out-b',
          target: '',
          address: 'out-b',
          names: [],
          payload: { text: 'b2' },
          attempts: 0,
          expiresAt: null,
          progress: FRESH,
        },
      ])
    })

    it('hands out the messages of a conversation one after the other, in the order in which they were written', async () => {
      await send('row', { id: 'r1' }, { id: 'r2' })
      await send('row', { id: 'r3' })
      await send('other-row', { id: 's1' })
      expect(await claim()).toEqual(['r1', 's1'])
      expect(await claim()).toEqual([])
      await store().outbox.delivered(holding('r1'))
      expect(await claim()).toEqual(['r2'])
      await store().outbox.retryAt(holding('r2'), NOON + 5_000, 'refused')
      expect(await claim()).toEqual([])
      expect(await claim(NOON + 5_000)).toEqual(['r2'])
      await store().outbox.delivered(holding('r2'))
      expect(await claim()).toEqual(['r3'])
    })

    it('hands no item to two hosts that ask at once', async () => {
      for (let index = 0; index < 20; index++) await send(`race-${index}`, { id: `race-${index}` })
      const claims = await Promise.all(Array.from({ length: 6 }, () => claim(NOON, 7)))
      const rest = await claim()
      expect([...claims.flat(), ...rest].toSorted()).toEqual(
        Array.from({ length: 20 }, (_, index) => `race-${index}`).toSorted(),
      )
    })

    it('hands an item out again when its lease has ended, and counts the tries', async () => {
      await send('lease', { id: 'l1' })
      expect((await store().outbox.claimDue(NOON, 10, NOON + 1000))[0]?.attempts).toBe(0)
      expect(await store().outbox.claimDue(NOON + 999, 10, NOON + 2000)).toEqual([])
      expect((await store().outbox.claimDue(NOON + 1000, 10, NOON + 2000))[0]?.attempts).toBe(1)
    })

    it('lets who has lost an item change nothing of it, and give itself no more time', async () => {
      await send('fence', { id: 'f1' })
      await claim(NOON)
      const lost = holding('f1')
      await claim(NOON + 30_000)
      await store().outbox.delivered(lost)
      await store().outbox.dead(lost, NOON, 'of a host that was frozen')
      await store().outbox.retryAt(lost, NOON, 'of a host that was frozen')
      await store().outbox.renew([lost], NOON * 2)
      expect(await claim(NOON + 60_000)).toEqual(['f1'])
    })

    /** What the next claim gives of an item. */
    const progressOf = async (id: string, now = NOON) => {
      const items = await store().outbox.claimDue(now, 100, now + 30_000)
      for (const item of items) held.set(item.id, item)
      return items.find((item) => item.id === id)?.progress ?? null
    }

    it('remembers how far an item came, and tells a try that was cut off from one that ended', async () => {
      await send('bubbles', { id: 'p1' })
      expect(await progressOf('p1')).toEqual(FRESH)
      expect(await store().outbox.took(holding('p1'), 1)).toBe(true)
      const lost = holding('p1')
      expect(await progressOf('p1', NOON + 30_000)).toEqual({ ...FRESH, sent: 1, isInterrupted: true })
      expect(await store().outbox.took(lost, 2)).toBe(false)
      await store().outbox.retryAt(holding('p1'), NOON, 'away')
      expect(await progressOf('p1')).toEqual({ ...FRESH, sent: 1 })
      await store().outbox.retryAt(holding('p1'), NOON, 'later', 'throttled')
      expect(await progressOf('p1')).toEqual({ ...FRESH, sent: 1, excused: 1 })
      await store().outbox.dead(holding('p1'), NOON, 'refused')
      await store().outbox.revive('p1', NOON)
      expect(await progressOf('p1')).toEqual({ ...FRESH, sent: 1 })
    })

    it('goes on when the platform tells of a bubble that nobody knew of', async () => {
      await send('doubted', { id: 'q1' }, { id: 'q2' })
      await claim()
      await store().outbox.retryAt(holding('q1'), NOON + 60_000, 'unknown', { doubted: 0 })
      expect(await claim()).toEqual([])
      await store().outbox.told([{ id: 'q1', bubble: 0 }], NOON)
      expect(await progressOf('q1')).toEqual({ ...FRESH, sent: 1 })
    })

    it('leaves an item to who has it when the platform tells of it, and in no doubt afterwards', async () => {
      await send('early', { id: 'e1' })
      await claim()
      await store().outbox.told([{ id: 'e1', bubble: 0 }], NOON)
      expect(await claim()).toEqual([])
      await store().outbox.retryAt(holding('e1'), NOON + 60_000, 'unknown', { doubted: 0 })
      expect(await progressOf('e1')).toEqual({ ...FRESH, sent: 1 })
    })

    it('doubts a bubble again when it was sent once more and nobody tells of it', async () => {
      await send('silent', { id: 'i1' })
      await claim()
      await store().outbox.retryAt(holding('i1'), NOON, 'unknown', { doubted: 0 })
      expect(await progressOf('i1')).toEqual({ ...FRESH, doubts: 1 })
      await store().outbox.retryAt(holding('i1'), NOON, 'unknown', { doubted: 0 })
      expect(await progressOf('i1')).toEqual({ ...FRESH, doubts: 2 })
    })

    it('takes back a dead item that arrived after all', async () => {
      await send('late', { id: 'x1' })
      await claim()
      await store().outbox.dead(holding('x1'), NOON, 'unknown')
      await store().outbox.told([{ id: 'x1', bubble: 0 }], NOON)
      expect(await store().outbox.listDead(10)).toEqual([])
      expect(await progressOf('x1')).toMatchObject({ sent: 1 })
    })

    it('gives up whatever waits to go to an address, and nothing else', async () => {
      await send('left', { id: 'g1' }, { id: 'g2' }, { id: 'g3', kind: 'bot', target: 'faq' })
      await send('stayed', { id: 'g4' })
      await store().outbox.giveUp('web', 'left', NOON, 'blocked')
      expect(await claim()).toEqual(['g3', 'g4'])
      expect((await store().outbox.listDead(10)).map(({ id, error }) => [id, error])).toEqual([
        ['g2', 'blocked'],
        ['g1', 'blocked'],
      ])
      for (const id of ['g1', 'g2']) await store().outbox.revive(id, NOON)
    })

    it('gives its holder more time', async () => {
      await send('renewed', { id: 'w1' })
      await claim(NOON)
      await store().outbox.renew([holding('w1')], NOON + 90_000)
      expect(await claim(NOON + 60_000)).toEqual([])
      expect(await claim(NOON + 90_000)).toEqual(['w1'])
    })

    it('makes due what a clock that was a day ahead has put off, and nothing that waits for its next try', async () => {
      const day = 86_400_000
      await send('ahead', { id: 'h1', dueAt: NOON + day })
      await send('retried', { id: 'h2', dueAt: NOON + 300_000 })
      await store().outbox.bringForward(NOON)
      expect(await claim(NOON)).toEqual(['h1'])
    })

    it('keeps a dead item for all to see, lets the next one pass, and revives it', async () => {
      await send('mortal', { id: 'd1' }, { id: 'd2' })
      await claim()
      await store().outbox.dead(holding('d1'), NOON + 1, 'the platform said 400')
      expect(await claim()).toEqual(['d2'])
      expect(await store().outbox.listDead(10)).toMatchObject([
        { id: 'd1', error: 'the platform said 400', diedAt: NOON + 1 },
      ])
      expect(await store().outbox.counts()).toEqual({ waiting: 1, dead: 1 })
      const woken: unknown[] = []
      const unsubscribe = store().events.subscribe((event) => woken.push(event))
      expect(await store().outbox.revive('d1', NOON + 2)).toBe(true)
      unsubscribe()
      expect(woken).toEqual([{ type: 'wake', what: 'outbox' }])
      expect(await store().outbox.revive('d1', NOON + 2)).toBe(false)
      expect(await store().outbox.listDead(10)).toEqual([])
      expect(
        (await store().outbox.claimDue(NOON + 2, 10, NOON + 30_000)).map(({ id, attempts }) => [id, attempts]),
      ).toEqual([['d1', 0]])
    })

    it('says when the next item is due that can go out', async () => {
      expect(await store().outbox.nextDueAt()).toBeNull()
      await send('next', { id: 'n1', dueAt: NOON + 500 }, { id: 'n2', dueAt: NOON })
      // n2 is due earlier and stands behind n1: a host that slept until then would find nothing, and would never sleep again.
      expect(await store().outbox.nextDueAt()).toBe(NOON + 500)
      expect(await claim(NOON + 100)).toEqual([])
      await claim(NOON + 500)
      expect(await store().outbox.nextDueAt()).toBe(NOON + 30_500)
    })
  })

  describe('timers', () => {
    const start = (address: string, id: string, at: number) =>
      runTurn(store().turns, messageFrom(address, id), { startTimer: { id, at } })
    const due = async (now: number) => (await store().timers.claimDue(now, 100, now + 10_000)).map(({ id }) => id)

    it('fall due in order, once while their lease lasts', async () => {
      await start('timer-b', 'tb', NOON + 20)
      await start('timer-a', 'ta', NOON + 10)
      expect(await store().timers.nextDueAt()).toBe(NOON + 10)
      expect(await due(NOON + 9)).toEqual([])
      expect(await store().timers.claimDue(NOON + 20, 100, NOON + 1000)).toEqual([
        { id: 'ta', conversationId: 'c_timer-a', at: NOON + 10 },
        { id: 'tb', conversationId: 'c_timer-b', at: NOON + 20 },
      ])
      expect(await due(NOON + 999)).toEqual([])
      expect(await due(NOON + 1000)).toEqual(['ta', 'tb'])
      await store().timers.renew([{ id: 'ta' }], NOON + 20_000)
      expect(await due(NOON + 11_000)).toEqual(['tb'])
      await store().timers.remove('ta')
      await store().timers.remove('tb')
      expect(await store().timers.nextDueAt()).toBeNull()
    })

    it('are gone when a turn cancels them, or is their own', async () => {
      await start('cancel', 'tc', NOON)
      await runTurn(store().turns, messageFrom('cancel', 'cancelled'), {
        cancelTimer: 'tc',
        startTimer: { id: 'td', at: NOON },
      })
      expect(await due(NOON)).toEqual(['td'])
      await runTurn(store().turns, {
        source: 't:td',
        at: NOON,
        from: { conversationId: 'c_cancel' },
        event: { type: 'timeout', timer: 'td' },
      })
      expect(await due(NOON * 2)).toEqual([])
    })
  })
}
