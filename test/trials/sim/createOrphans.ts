import type { Power } from './createPower.ts'

/** How long work that a host had taken lies when the host is dead, until another takes it up. */
export type Orphans = ReturnType<typeof createOrphans>

export function createOrphans(now: () => number) {
  const holders = new Map<string, Power>()
  const orphaned = new Map<string, number>()
  const takenUp: { readonly id: string; readonly ms: number }[] = []
  return {
    takenUp,
    taken(works: readonly { readonly id: string }[], power: Power): void {
      for (const { id } of works) {
        const since = orphaned.get(id)
        if (since !== undefined) takenUp.push({ id, ms: now() - since })
        orphaned.delete(id)
        holders.set(id, power)
      }
    },
    /** its time is another's to say: it is to be tried again later */
    left: ({ id }: { readonly id: string }): void => void holders.delete(id),
    died(power: Power): void {
      for (const [id, holder] of holders) if (holder === power) orphaned.set(id, now())
    },
  }
}
