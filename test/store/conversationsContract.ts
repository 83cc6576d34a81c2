import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/openStore.ts'
import { enqueueFrom, messageFrom, NOON, runTurn } from './turnOf.ts'

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
          id: 't_m:web:read-1',
          seq: 1,
          at: NOON,
          source: 'm:web:read-1',
          release: 'r1',
          handledBy: 'returning',
          event: { type: 'message', text: 'text of read-1' },
          effects: [],
          trace,
          answer: { turnId: 't_m:web:read-1' },
        },
        { id: 't_m:web:read-2', seq: 2, at: NOON + 5, release: null, handledBy: 'consent' },
      ])
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

    it('says whether the contact to block is known', async () => {
      expect(await store().conversations.setBlocked('u_nobody', true)).toBe(false)
    })
  })
}
