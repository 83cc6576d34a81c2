import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/openStore.ts'
import { NOON } from './turnOf.ts'

export function uploadsContract(store: () => Store): void {
  describe('files that a platform was given', () => {
    const given = (id: string, more = {}) => ({ id, until: NOON + 1_000, isReady: true, ...more })
    const find = (account: string, file: string, now = NOON) => store().uploads.find(account, file, now)
    const keep = (account: string, file: string, id: string, more = {}) =>
      store().uploads.keep(account, file, given(id, more), NOON)

    it('are known by account and file until the platform forgets them', async () => {
      await keep('wechat:one', 'a', '1')
      await keep('wechat:one', 'b', '2', { isReady: false })
      expect(await find('wechat:one', 'a')).toEqual(given('1'))
      expect(await find('wechat:one', 'b')).toEqual(given('2', { isReady: false }))
      expect([await find('wechat:two', 'a'), await find('wechat:one', 'c')]).toEqual([null, null])
      expect(await find('wechat:one', 'a', NOON + 1_000)).toBeNull()
    })

    it('may be given by two hosts at once, and be kept again', async () => {
      await Promise.all(['1', '2', '3'].map((id) => keep('wechat:race', 'a', id)))
      expect(['1', '2', '3']).toContain((await find('wechat:race', 'a'))?.id)
      await keep('wechat:race', 'a', '4', { until: NOON + 5_000 })
      expect(await find('wechat:race', 'a')).toEqual(given('4', { until: NOON + 5_000 }))
    })

    it('are forgotten when the platform knows them no more, but for one that was given since', async () => {
      await keep('wechat:gone', 'a', '1')
      await store().uploads.forget('wechat:gone', 'a', 'another')
      expect(await find('wechat:gone', 'a')).not.toBeNull()
      await store().uploads.forget('wechat:gone', 'a', '1')
      expect(await find('wechat:gone', 'a')).toBeNull()
    })
  })
}
