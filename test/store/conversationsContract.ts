import { describe, expect, it } from 'vitest'
import type { JournalQuery } from '../../runtime/inbound/ConversationStore.ts'
import type { Loaded } from '../../runtime/inbound/TurnStore.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { conversationOf, enqueueFrom, messageFrom, NOON, runTurn, turnsOf } from './turnOf.ts'

const SESSION = { release: 'r1', flow: 'front-desk', node: 'menu', language: 'it', variables: {} }
const NOTHING: Loaded = {
  duplicate: null,
  contact: null,
  optedOut: false,
  hasLeft: false,
  terms: null,
  waiting: null,
  conversation: null,
}
const turnContact = (id: string) => ({ id, blocked: false, isNew: false })

async function allOf<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

export function conversationsContract(store: () => Store): void {
  describe('a conversation', () => {
    it('is found with its contact and its turns in order, as they were written', async () => {
      const trace = [{ type: 'waiting', node: 'menu' }] as const
      await runTurn(store().turns, messageFrom('read', 'read-1'), { trace, handledBy: 'returning' })
      await runTurn(store().turns, messageFrom('read', 'read-2', NOON + 5), { release: null, handledBy: 'consent' })
      const found = await store().conversations.find('c_read')
      expect(found).toMatchObject({ conversation: { id: 'c_read', turns: 2 }, contact: { id: 'u_read' } })
      expect(found?.turns).toMatchObject([
        {
          id: 't_m:web:read:read-1',
          seq: 1,
          at: NOON,
          source: 'm:web:read:read-1',
          release: 'r1',
          handledBy: 'returning',
          event: { type: 'message', text: 'text of read-1' },
          effects: [],
          trace,
          owner: 'flow',
          waitingAt: null,
        },
        { id: 't_m:web:read:read-2', seq: 2, at: NOON + 5, release: null, handledBy: 'consent' },
      ])
    })

    it('is read with an address: the latest turns, then what came since', async () => {
      for (const id of ['with-1', 'with-2', 'with-3']) await runTurn(store().turns, messageFrom('with', id))
      await runTurn(store().turns, messageFrom('without', 'without-1'))
      const read = (query: { readonly after?: number; readonly limit: number }) =>
        store().conversations.turnsWith({ channel: 'web', address: 'with', ...query })
      const ids = (turns: readonly { readonly id: string }[]) => turns.map(({ id }) => id.slice('t_m:web:with:'.length))
      const latest = await read({ limit: 2 })
      expect(ids(latest)).toEqual(['with-2', 'with-3'])
      expect(latest[1]).toMatchObject({ at: NOON, event: { type: 'message', text: 'text of with-3' }, effects: [] })
      expect(ids(await read({ after: 0, limit: 2 }))).toEqual(['with-1', 'with-2'])
      expect(ids(await read({ after: latest[0]?.place ?? 0, limit: 2 }))).toEqual(['with-3'])
      expect(await read({ after: latest[1]?.place ?? 0, limit: 2 })).toEqual([])
      expect(await store().conversations.turnsWith({ channel: 'sms', address: 'with', limit: 2 })).toEqual([])
    })

    it('is nothing when nobody knows it', async () => {
      expect(await store().conversations.find('c_unknown')).toBeNull()
    })

    it('is listed by newest activity, page by page, each once', async () => {
      const addresses = ['list-a', 'list-b', 'list-c', 'list-d', 'list-e']
      for (const address of addresses) await runTurn(store().turns, messageFrom(address, `${address}-1`))
      for (const address of ['list-b', 'list-a']) await runTurn(store().turns, messageFrom(address, `${address}-2`))
      const pages: string[][] = []
      for (let page = 0; page < 3; page++) {
        const before = pages.at(-1)?.at(-1)
        const list = await store().conversations.list({ limit: 2, ...(before === undefined ? {} : { before }) })
        pages.push(list.map(({ id }) => id))
      }
      expect(pages.flat().slice(0, 5)).toEqual(['c_list-a', 'c_list-b', 'c_list-e', 'c_list-d', 'c_list-c'])
      expect(new Set(pages.flat()).size).toBe(6)
    })

    it('is listed for its channel', async () => {
      const arrival = { ...messageFrom('x', 'line-1'), from: { channel: 'line', address: 'line-u' } }
      await runTurn(store().turns, arrival)
      const list = await store().conversations.list({ channel: 'line', limit: 5 })
      expect(list.map(({ id }) => id)).toEqual(['c_line-u'])
      expect(await store().conversations.list({ channel: 'fax', limit: 5 })).toEqual([])
    })

    it('is owned by an agent as long as its item is claimed', async () => {
      const id = await enqueueFrom(store().turns, 'owned', { queue: 'owned' })
      const owner = async () => (await store().conversations.find('c_owned'))?.conversation.owner
      expect(await owner()).toBe('queue')
      await store().queues.claim(['owned'], { id: 'ann', skills: {} }, NOON, NOON + 60_000, {})
      expect(await owner()).toBe('agent')
      expect((await runTurn(store().turns, messageFrom('owned', 'owned-9'))).loaded.conversation?.owner).toBe('agent')
      expect(await owner()).toBe('agent')
      expect((await store().conversations.list({ contactId: 'u_owned', limit: 1 }))[0]?.owner).toBe('agent')
      await store().queues.release(id, 'ann', NOON)
      expect(await owner()).toBe('queue')
    })

    it('is read from the journal whole and in order, with who it was and whether they had been there before', async () => {
      const { turns } = store()
      await runTurn(turns, messageFrom('told', 'told-1'))
      await runTurn(turns, messageFrom('told', 'told-2', NOON + 5), (loaded) => ({
        contact: { ...turnContact('u_told'), name: 'Ada', language: 'it', tags: ['vip'], attributes: { tier: 'gold' } },
        conversation: { ...conversationOf(messageFrom('told', 'told-2', NOON + 5), loaded), session: SESSION },
      }))
      await runTurn(turns, messageFrom('told', 'told-3', NOON + 9), () => ({
        conversation: {
          ...conversationOf(messageFrom('told', 'x', NOON + 9), NOTHING),
          id: 'c_told-again',
          contactId: 'u_told',
        },
      }))
      const told = (await allOf(store().conversations.journal({}))).filter(({ contact }) => contact.id === 'u_told')
      expect(told.map(({ conversationId, seq, at, returning }) => [conversationId, seq, at, returning])).toEqual([
        ['c_told', 1, NOON, false],
        ['c_told', 2, NOON + 5, false],
        ['c_told-again', 1, NOON + 9, true],
      ])
      expect(told[0]).toEqual({
        conversationId: 'c_told',
        channel: 'web',
        flow: 'front-desk',
        contact: { id: 'u_told', name: 'Ada', language: 'it', tags: ['vip'], attributes: { tier: 'gold' } },
        returning: false,
        turnId: 't_m:web:told:told-1',
        seq: 1,
        at: NOON,
        event: { type: 'message', text: 'text of told-1' },
        effects: [],
        trace: [],
        release: 'r1',
        handledBy: 'flow',
        owner: 'flow',
        waitingAt: null,
      })
    })

    it('is read from the journal by when it began, its channel and its flow', async () => {
      const ids = async (query: JournalQuery) =>
        [...new Set((await allOf(store().conversations.journal(query))).map((turn) => turn.conversationId))].filter(
          (id) => id.startsWith('c_told'),
        )
      expect(await ids({ channel: 'web' })).toEqual(['c_told', 'c_told-again'])
      expect(await ids({ channel: 'line' })).toEqual([])
      expect(await ids({ flow: 'front-desk' })).toEqual(['c_told'])
      expect(await ids({ since: NOON + 9 })).toEqual(['c_told-again'])
      expect(await ids({ since: NOON, until: NOON + 9 })).toEqual(['c_told'])
    })

    it('is read from the journal once each, however many there are', async () => {
      const count = 450
      for (let index = 0; index < count; index += 50) {
        const arrivals = Array.from({ length: 50 }, (_, at) => messageFrom(`page-${index + at}`, `page-${index + at}`))
        await store().turns.runBatch(arrivals, (loaded) => turnsOf(arrivals, loaded))
      }
      const ids = (await allOf(store().conversations.journal({}))).map(({ turnId }) => turnId)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((id) => id.startsWith('t_m:web:page-')).length).toBe(count)
    })

    it('says whether the contact to block is known', async () => {
      expect(await store().conversations.setBlocked('u_nobody', true)).toBe(false)
    })
  })
}
