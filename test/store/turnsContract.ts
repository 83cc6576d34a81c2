import { describe, expect, it } from 'vitest'
import type { TurnWrite } from '../../runtime/inbound/TurnStore.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { contestedBy, conversationOf, messageFrom, NOON, runTurn, turnOf, turnsOf } from './turnOf.ts'

export function turnsContract(store: () => Store): void {
  describe('a turn', () => {
    it('knows nothing of a customer who writes for the first time', async () => {
      const { loaded, outcome } = await runTurn(store().turns, messageFrom('new-1', 'new-1'))
      expect(loaded).toEqual({
        duplicate: null,
        optedOut: false,
        hasLeft: false,
        terms: null,
        waiting: null,
        contact: null,
        conversation: null,
      })
      expect(outcome).toBe('written')
    })

    it('finds contact and conversation again with the second message', async () => {
      const ada = {
        id: 'u_again',
        name: 'Ada',
        language: 'it',
        tags: ['vip'],
        attributes: { tier: 'gold' },
        blocked: false,
      }
      const session = {
        release: 'r1',
        flow: 'front-desk',
        node: 'menu',
        language: 'it',
        variables: { b: 1, a: 2 },
        serial: 3,
      }
      await runTurn(store().turns, messageFrom('again', 'again-1'), (loaded) => ({
        contact: { ...ada, isNew: true },
        conversation: { ...conversationOf(messageFrom('again', 'again-1'), loaded), contactId: ada.id, session },
      }))
      const { loaded, outcome } = await runTurn(store().turns, messageFrom('again', 'again-2', NOON + 1000))
      expect(outcome).toBe('written')
      expect(loaded.contact).toEqual(ada)
      expect(loaded.conversation).toEqual({
        id: 'c_again',
        contactId: ada.id,
        channel: 'web',
        address: 'again',
        owner: 'flow',
        session,
        startedAt: NOON,
        lastActivityAt: NOON,
        turns: 1,
        lastAgent: null,
        lastAgentAt: null,
        lastEnqueued: null,
      })
      // The session's own bytes: the engine promises the same output for the same input.
      expect(JSON.stringify(loaded.conversation?.session)).toBe(JSON.stringify(session))
    })

    it('finds a conversation by its id, with the consent of its address', async () => {
      await runTurn(store().turns, messageFrom('named', 'named-1'), { optedOut: true })
      const timeout = {
        source: 't:named',
        at: NOON,
        from: { conversationId: 'c_named' },
        event: { type: 'timeout', timer: 'named' },
      } as const
      const { loaded, outcome } = await runTurn(store().turns, timeout)
      expect(loaded).toMatchObject({
        optedOut: true,
        contact: { id: 'u_named' },
        conversation: { id: 'c_named', turns: 1 },
      })
      expect(outcome).toBe('written')
    })

    it('remembers the terms that a customer heard, until they hear others', async () => {
      const heard = async (id: string, change: Partial<TurnWrite> = {}) =>
        (await runTurn(store().turns, messageFrom('terms', id), change)).loaded.terms
      expect([
        await heard('terms-1', { terms: '1' }),
        await heard('terms-2'),
        await heard('terms-3', { terms: '2' }),
        await heard('terms-4'),
      ]).toEqual([null, '1', '1', '2'])
    })

    it('loads nothing for a conversation that does not exist', async () => {
      const arrival = {
        source: 't:none',
        at: NOON,
        from: { conversationId: 'c_none' },
        event: { type: 'timeout', timer: 'none' },
      } as const
      let loaded: unknown
      await store().turns.runBatch([arrival], (rows) => {
        loaded = rows[0]
        return [null]
      })
      expect(loaded).toEqual({
        duplicate: null,
        optedOut: false,
        hasLeft: false,
        terms: null,
        waiting: null,
        contact: null,
        conversation: null,
      })
    })

    it('gives the first answer to a source that was decided before', async () => {
      await runTurn(store().turns, messageFrom('twice', 'twice-1'))
      const { loaded, outcome } = await runTurn(store().turns, messageFrom('twice', 'twice-1'))
      expect(loaded.duplicate).toMatchObject({ turnId: 't_m:web:twice:twice-1', conversationId: 'c_twice' })
      expect(outcome).toBe('nothing')
    })

    it('writes one of two arrivals with the same source in a batch', async () => {
      const arrivals = [contestedBy('same-a', 'same'), contestedBy('same-b', 'same')]
      const outcomes = await store().turns.runBatch(arrivals, (loaded) => turnsOf(arrivals, loaded))
      expect(outcomes).toEqual(['written', 'conflict'])
    })

    it('writes one of many batches that bring the same source at once from different customers, and tells the others to try again', async () => {
      const run = async (address: string): Promise<string | undefined> => {
        const { outcome } = await runTurn(store().turns, contestedBy(address, 'contested'))
        return outcome === 'conflict' ? run(address) : outcome
      }
      const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => run(`contested-${index}`)))
      expect(outcomes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'nothing'), 'written'])
      const conversations = await Promise.all(
        outcomes.map((_, index) => store().conversations.find(`c_contested-${index}`)),
      )
      expect(conversations.filter((found) => found !== null)).toHaveLength(1)
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

    it('runs one at a time in a conversation, each seeing what the one before wrote, though they come at once and the customer is new', async () => {
      const runs = Array.from({ length: 12 }, (_, index) =>
        runTurn(store().turns, messageFrom('busy', `busy-${index}`)),
      )
      const seen = (await Promise.all(runs)).map(({ loaded, outcome }) => [outcome, loaded.conversation?.turns ?? 0])
      expect(seen.toSorted((a, b) => Number(a[1]) - Number(b[1]))).toEqual(
        Array.from({ length: 12 }, (_, turns) => ['written', turns]),
      )
      const found = await store().conversations.find('c_busy')
      expect(found?.turns.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
    })

    it('does not wait in a circle when batches name the same conversations in different orders', async () => {
      const addresses = ['circle-a', 'circle-b', 'circle-c', 'circle-d']
      const batches = Array.from({ length: 12 }, (_, round) => {
        const order = round % 2 === 0 ? addresses : addresses.toReversed()
        const arrivals = order.map((address) => messageFrom(address, `${address}-${round}`))
        return store().turns.runBatch(arrivals, (loaded) => turnsOf(arrivals, loaded))
      })
      expect(new Set((await Promise.all(batches)).flat())).toEqual(new Set(['written']))
      expect((await store().conversations.find('c_circle-a'))?.turns).toHaveLength(12)
    })

    it('stores nothing of a batch whose decision throws', async () => {
      const arrival = messageFrom('thrown', 'thrown-1')
      const failure = new Error('a bug')
      const batch = store().turns.runBatch([arrival], () => {
        throw failure
      })
      await expect(batch).rejects.toBe(failure)
      expect((await runTurn(store().turns, arrival)).loaded.contact).toBeNull()
    })

    it('stores nothing of a batch in which one turn has a place that is taken', async () => {
      await runTurn(store().turns, messageFrom('taken', 'taken-1'))
      const arrivals = [messageFrom('mate', 'mate-1'), messageFrom('taken', 'taken-2')]
      const batch = store().turns.runBatch(arrivals, (loaded) =>
        turnsOf(arrivals, loaded).map((write) => ({ ...write, seq: 1 })),
      )
      await expect(batch).rejects.toThrow()
      expect(await store().conversations.find('c_mate')).toBeNull()
    })

    it('opens a second conversation of an address, which is then its latest', async () => {
      await runTurn(store().turns, messageFrom('later', 'later-1'))
      const second = messageFrom('later', 'later-2', NOON + 1)
      await runTurn(store().turns, second, (loaded) => ({
        seq: 1,
        conversation: {
          ...conversationOf(second, loaded),
          id: 'c_later-2',
          startedAt: NOON + 1,
          turns: 1,
          isNew: true,
        },
      }))
      const { loaded } = await runTurn(store().turns, messageFrom('later', 'later-3', NOON + 2))
      expect(loaded.conversation?.id).toBe('c_later-2')
      const contacts = await store().conversations.list({ contactId: 'u_later', limit: 10 })
      expect(contacts.map(({ id }) => id)).toEqual(['c_later-2', 'c_later'])
    })

    it('remembers the consent of an address until it changes', async () => {
      const seen: boolean[] = []
      for (const [id, optedOut] of [
        ['1', true],
        ['2', undefined],
        ['3', false],
        ['4', undefined],
      ] as const) {
        const change: Partial<TurnWrite> = optedOut === undefined ? {} : { optedOut }
        seen.push((await runTurn(store().turns, messageFrom('consent', `consent-${id}`), change)).loaded.optedOut)
      }
      expect(seen).toEqual([false, true, true, false])
    })

    it('changes a contact, and leaves a block alone that was set meanwhile', async () => {
      await runTurn(store().turns, messageFrom('blocked', 'blocked-1'))
      await store().turns.runBatch([messageFrom('blocked', 'blocked-2')], ([loaded]) => {
        if (!loaded?.contact) throw new Error('no contact')
        const write = turnOf(messageFrom('blocked', 'blocked-2'), loaded)
        return [{ ...write, contact: { ...loaded.contact, name: 'Grace', isNew: false } }]
      })
      expect(await store().conversations.setBlocked('u_blocked', true)).toBe(true)
      await runTurn(store().turns, messageFrom('blocked', 'blocked-3'), (loaded) => ({
        contact: { ...contactOf(loaded), tags: ['seen'], blocked: false, isNew: false },
      }))
      const { loaded } = await runTurn(store().turns, messageFrom('blocked', 'blocked-4'))
      expect(loaded.contact).toMatchObject({ name: 'Grace', tags: ['seen'], blocked: true })
    })

    it.each([
      ['a NUL', 'a\u0000b'],
      ['half an emoji', 'a\ud83d'],
      ['control characters', '\u001e\u001f\n\t'],
      ['quotes and backslashes', `'"\\n\\u0000{},`],
      ['nothing', ''],
    ])('keeps %s in a text', async (name, text) => {
      const address = `odd ${name}`
      const arrival = { ...messageFrom(address, name), event: { type: 'message', text } } as const
      await runTurn(store().turns, arrival, { effects: [{ type: 'sendMessage', node: 'n', message: { text } }] })
      const found = await store().conversations.find(`c_${address}`)
      expect(found?.turns[0]?.event).toEqual({ type: 'message', text })
      expect(found?.turns[0]?.effects).toEqual([{ type: 'sendMessage', node: 'n', message: { text } }])
    })

    it('takes names and addresses with control characters, shown as their pictures', async () => {
      const arrival = messageFrom('ctrl\u0000\u001f', 'ctrl-1')
      await runTurn(store().turns, arrival, (loaded) => ({
        contact: {
          id: 'u_ctrl',
          name: 'A\u0000da',
          language: '',
          tags: [],
          attributes: {},
          blocked: false,
          isNew: true,
        },
        conversation: { ...conversationOf(arrival, loaded), id: 'c_ctrl', contactId: 'u_ctrl' },
      }))
      const { loaded } = await runTurn(store().turns, messageFrom('ctrl\u0000\u001f', 'ctrl-2'))
      expect(loaded.contact).toMatchObject({ name: 'A␀da', language: '' })
      expect(loaded.conversation?.id).toBe('c_ctrl')
    })

    it('answers an empty batch with nothing', async () => {
      expect(await store().turns.runBatch([], () => [])).toEqual([])
    })
  })
}

function contactOf({ contact }: Parameters<typeof turnOf>[1]) {
  if (!contact) throw new Error('no contact')
  return contact
}
