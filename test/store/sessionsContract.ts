import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/openStore.ts'
import { NOON } from './turnOf.ts'

export function sessionsContract(store: () => Store): void {
  describe('sessions that were logged out', () => {
    it('have ended wherever the database is read, also when somebody logs out twice', async () => {
      const { sessions } = store()
      expect(await sessions.hasEnded('s-1')).toBe(false)
      await sessions.end('s-1', NOON + 1_000, NOON)
      await sessions.end('s-1', NOON + 1_000, NOON)
      expect(await sessions.hasEnded('s-1')).toBe(true)
      expect(await sessions.hasEnded('s-2')).toBe(false)
    })

    it('are forgotten once they would have ended by themselves', async () => {
      const { sessions } = store()
      await sessions.end('s-3', NOON + 1_000, NOON)
      await sessions.end('s-4', NOON + 5_000, NOON + 1_000)
      expect(await sessions.hasEnded('s-3')).toBe(false)
      expect(await sessions.hasEnded('s-4')).toBe(true)
    })
  })
}
