import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/openStore.ts'
import { messageFrom, NOON } from './turnOf.ts'

export function albumsContract(store: () => Store): void {
  describe('albums', () => {
    const part = (address: string, id: number, album = 'al') => ({
      arrival: messageFrom(address, String(id)),
      channel: 'web',
      address,
      album,
    })
    const source = (address: string, id: number) => messageFrom(address, String(id)).source
    const claim = (now: number, address: string) =>
      store().albums.claimDue(now, 10, now + 8_000, { channel: 'web', address })
    const sources = (taken: Awaited<ReturnType<typeof claim>>) =>
      taken.map(({ turn, parts }) => [turn, parts.map((arrival) => arrival.source)])

    it('come as a whole, in their order, once', async () => {
      await store().albums.keep([part('al-a', 10)], NOON)
      await store().albums.keep([part('al-a', 9), part('al-a', 11), part('al-b', 12)], NOON + 1)
      await store().albums.keep([part('al-a', 10)], NOON + 2)
      const taken = await store().albums.claimDue(NOON + 5, 10, NOON + 8_000)
      expect(sources(taken).sort()).toEqual([
        [source('al-a', 10), [9, 10, 11].map((id) => source('al-a', id))],
        [source('al-b', 12), [source('al-b', 12)]],
      ])
      expect(await store().albums.claimDue(NOON + 5, 10, NOON + 8_000)).toEqual([])
    })

    it('are taken up again with the same parts when their host died, and what came meanwhile apart', async () => {
      await store().albums.keep([part('al-c', 1), part('al-c', 2)], NOON)
      const first = await claim(NOON, 'al-c')
      await store().albums.keep([part('al-c', 3)], NOON)
      const again = await claim(NOON + 9_000, 'al-c')
      expect(sources(first)).toEqual([[source('al-c', 1), [source('al-c', 1), source('al-c', 2)]]])
      expect(sources(again).sort()).toEqual([
        [source('al-c', 1), [source('al-c', 1), source('al-c', 2)]],
        [source('al-c', 3), [source('al-c', 3)]],
      ])
    })

    it('that were decided are known, however late one comes again', async () => {
      await store().albums.keep([part('al-d', 1)], NOON)
      const [taken] = await claim(NOON, 'al-d')
      await store().albums.done(taken?.turn ?? '')
      await store().albums.keep([part('al-d', 1)], NOON)
      expect(await claim(NOON + 9_000, 'al-d')).toEqual([])
    })

    it('are taken up by one host, however many look', async () => {
      await store().albums.keep([part('al-e', 1), part('al-e', 2)], NOON)
      const taken = await Promise.all(Array.from({ length: 8 }, () => claim(NOON, 'al-e')))
      expect(sources(taken.flat())).toEqual([[source('al-e', 1), [source('al-e', 1), source('al-e', 2)]]])
    })
  })
}
