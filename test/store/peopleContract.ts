import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/openStore.ts'
import { messageFrom, NOON, runTurn } from './turnOf.ts'

export function peopleContract(store: () => Store): void {
  describe('people', () => {
    const threadsOf = (...people: readonly (readonly [string, ...string[]])[]) =>
      store().people.threadsOf('wa', people, NOON)
    const write = (address: string, contact: object = {}) =>
      runTurn(store().turns, messageFrom(address, address, NOON, 'wa'), (loaded) => ({
        contact: {
          id: `u_${address}`,
          name: null,
          language: null,
          tags: [],
          attributes: {},
          blocked: false,
          ...loaded.contact,
          ...contact,
          isNew: loaded.contact === null,
        },
      }))
    const contactOf = async (address: string) =>
      (await runTurn(store().turns, messageFrom(address, `${address}-again`, NOON, 'wa'))).loaded.contact

    it('knows a person by every name that they came by', async () => {
      expect(await threadsOf(['pe-id', 'pe-phone'], ['pe-other'])).toEqual(['pe-id', 'pe-other'])
      expect(await threadsOf(['pe-phone'], ['pe-id'], ['pe-id', 'pe-new'], ['pe-new'])).toEqual([
        'pe-id',
        'pe-id',
        'pe-id',
        'pe-id',
      ])
    })

    it('keeps the thread of a person who gets a better name, and reaches them by that', async () => {
      expect(await threadsOf(['pe-39055'])).toEqual(['pe-39055'])
      expect(await store().people.threadsOf('wa', [['pe-US.1', 'pe-39055']], NOON + 1)).toEqual(['pe-39055'])
      const message = { kind: 'message', payload: {}, dueAt: 1, expiresAt: null } as const
      await runTurn(store().turns, messageFrom('pe-39055', 'pe-named', NOON, 'wa'), {
        outbox: [
          { ...message, id: 'pe-named', target: 'wa' },
          { ...message, id: 'pe-nameless', target: 'web', kind: 'bot' },
        ],
      })
      const items = await store().outbox.claimDue(1, 10, 2)
      expect(items.map(({ id, names }) => [id, names])).toEqual([
        ['pe-named', ['pe-US.1', 'pe-39055']],
        ['pe-nameless', []],
      ])
      for (const item of items) await store().outbox.delivered(item)
    })

    it('knows when somebody wrote last, whatever they wrote, and that others never did', async () => {
      await write('pe-wrote')
      const later = messageFrom('pe-wrote', 'pe-later', NOON + 5, 'wa')
      await runTurn(store().turns, { ...later, event: { type: 'message', text: 'half \u0000 and \ud800' } })
      const { source } = messageFrom('pe-wrote', 'pe-noted', NOON + 9, 'wa')
      const from = { channel: 'wa', address: 'pe-wrote' }
      await runTurn(store().turns, { source, at: NOON + 9, from, event: { type: 'noted', what: 'deletion' } })
      const wrote = await store().people.lastWrote('wa', ['pe-wrote', 'pe-silent'])
      expect([...wrote]).toEqual([['pe-wrote', NOON + 5]])
    })

    it('knows a thread that is older than its names', async () => {
      await write('pe-old')
      expect(await threadsOf(['pe-US.2', 'pe-old'])).toEqual(['pe-old'])
    })

    it('gives one person one thread, whoever asks at the same moment', async () => {
      for (let round = 0; round < 10; round += 1) {
        const [a, b, c] = ['a', 'b', 'c'].map((name) => `pe-${name}${round}`) as [string, string, string]
        const people: readonly (readonly [string, ...string[]])[] = [[a, b], [b], [c, b]]
        const asked = await Promise.all(Array.from({ length: 21 }, (_, index) => threadsOf(people[index % 3] ?? [b])))
        expect(new Set(asked.flat()).size).toBe(1)
      }
    })

    it('makes one contact of two threads that turn out to be one person', async () => {
      await write('pe-x', { name: 'Ada', tags: ['vip'] })
      await write('pe-y', { language: 'it', tags: ['vip', 'new'], attributes: { tier: 'gold' } })
      expect(await threadsOf(['pe-x', 'pe-y'])).toEqual(['pe-x'])
      expect(await threadsOf(['pe-y'])).toEqual(['pe-x'])
      const both = await Promise.all(['pe-x', 'pe-y'].map(contactOf))
      expect(both[0]).toEqual(both[1])
      expect(both[0]).toMatchObject({
        id: 'u_pe-x',
        name: 'Ada',
        language: 'it',
        tags: ['vip', 'new'],
        attributes: { tier: 'gold' },
      })
      const listed = await store().conversations.list({ contactId: 'u_pe-x', limit: 10 })
      expect(listed.map(({ address }) => address).sort()).toEqual(['pe-x', 'pe-y'])
    })

    it('merges no contact that there is not', async () => {
      await write('pe-z')
      expect(await store().people.merge('u_pe-z', 'u_none')).toBe(false)
      expect(await store().people.merge('u_none', 'u_pe-z')).toBe(false)
      expect(await contactOf('pe-z')).toMatchObject({ id: 'u_pe-z' })
    })

    it('asks for a profile once, and takes from it what nobody knew', async () => {
      const { people } = store()
      await write('pe-p')
      expect([await people.askProfile('wa', 'pe-p', NOON), await people.askProfile('wa', 'pe-p', NOON)]).toEqual([
        true,
        false,
      ])
      await people.tellProfile('wa', 'pe-p', null)
      expect(await people.askProfile('wa', 'pe-p', NOON)).toBe(true)
      await people.tellProfile('wa', 'pe-p', { name: 'Ada' })
      await people.tellProfile('wa', 'pe-p', { name: 'Somebody', language: 'it' })
      expect(await contactOf('pe-p')).toMatchObject({ name: 'Ada', language: 'it' })
    })
  })
}
