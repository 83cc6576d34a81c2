import { describe, expect, it } from 'vitest'
import { sourceOf } from '../../runtime/inbound/sourceOf.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { FIRST_SOURCES, firstConversation } from './firstVersion.ts'
import { messageFrom, runTurn } from './turnOf.ts'

const ACCEPTED = Object.entries(FIRST_SOURCES).flatMap(([address, sources]) =>
  sources.flatMap((source) => (source.startsWith('m:web:') ? [[address, source.slice('m:web:'.length)] as const] : [])),
)

export function upgradeContract(store: () => Store): void {
  describe('what an older version has stored', () => {
    it.each(ACCEPTED)('knows the message that %s sent as “%s” when it comes again', async (address, id) => {
      const { loaded, outcome } = await runTurn(store().turns, messageFrom(address, id))
      expect(loaded.duplicate).toMatchObject({
        turnId: `t_m:web:${id}`,
        conversationId: firstConversation(address),
      })
      expect(outcome).toBe('nothing')
    })

    it('takes the same ids from other senders for new messages', async () => {
      for (const [, id] of ACCEPTED) {
        expect((await runTurn(store().turns, messageFrom(`new to ${id}`, id))).outcome).toBe('written')
      }
    })

    it('keeps its turns in order, and the names of those that no customer sent', async () => {
      const found = await store().conversations.find(firstConversation('old-ada'))
      expect(found?.turns.map(({ seq, source }) => [seq, source])).toEqual([
        [1, sourceOf('m', 'web', 'old-ada', 'm-1')],
        [2, 't:t_old.1'],
        [3, sourceOf('m', 'web', 'old-ada', 'm-2')],
      ])
    })
  })
}
