import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/openStore.ts'
import { NOON } from './turnOf.ts'

const DAYS = 24 * 60 * 60_000

export function filesContract(store: () => Store): void {
  describe('files that came with a message', () => {
    const content = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const find = async (channel: string, ref: string) => {
      const found = await store().files.find(channel, ref)
      return found === null ? null : Buffer.from(found).toString('hex')
    }

    it('are kept byte for byte, each once, for the channel that they came to', async () => {
      const files = [
        { ref: 'b', content },
        { ref: 'a', content: new Uint8Array() },
        { ref: 'b', content },
      ]
      await Promise.all([store().files.keep('mail', files, NOON), store().files.keep('mail', files.toReversed(), NOON)])
      await store().files.keep('mail', [], NOON)
      expect([await find('mail', 'a'), await find('mail', 'b')]).toEqual(['', Buffer.from(content).toString('hex')])
      expect([await find('other', 'a'), await find('mail', 'c')]).toEqual([null, null])
    })

    it('are gone after ninety days in which they did not come again', async () => {
      await store().files.keep(
        'old',
        [
          { ref: 'a', content },
          { ref: 'b', content },
        ],
        NOON,
      )
      await store().files.keep('old', [{ ref: 'b', content }], NOON + 60 * DAYS)
      await store().files.keep('new', [{ ref: 'a', content }], NOON + 91 * DAYS)
      expect([await find('old', 'a'), (await find('old', 'b')) === null]).toEqual([null, false])
    })
  })
}
