import { vi } from 'vitest'
import type { Happened } from '../../runtime/channels/Double.ts'
import { doubleOf } from '../../runtime/channels/doubles.ts'
import { deliveriesOf, transcriptOf } from '../../runtime/http/transcriptOf.ts'
import type { Channel } from '../../schemas/resources.ts'
import type { Platforms } from './startPlatforms.ts'

export type Doing = { readonly does: Happened['does'] } & Record<string, unknown>

let ids = 500
/** Digits that stand for nothing else in a run. */
export function nextId(): string {
  ids += 1
  return String(ids)
}

/** A new customer, by an address as the platform could have. */
export function somebodyOn(kind: Channel['kind']): string {
  const digits = `39055500${nextId()}`
  return doubleOf(kind)?.addressOf?.(digits) ?? digits
}

export const AT = Date.UTC(2026, 10, 30, 10)
/** Something that a customer does, with an id of its own. */
export function by(address: string, does: Doing): Happened {
  const id = nextId()
  return { id, at: AT + Number(id), from: { address, name: 'Ada' }, ...does } as Happened
}

/** What `look` sees at last; a test that never sees it fails, and leaves nothing behind. */
export async function until<T>(
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
): Promise<T> {
  return vi.waitFor(async () => {
    const seen = await look()
    if (!seen) throw new Error('not yet')
    return seen
  }, UNTIL)
}
const UNTIL = { timeout: 60_000, interval: 2 }

/** Whether nothing waits to go out. */
export const isSettled = async ({ store }: Platforms) => (await store.outbox.counts()).waiting === 0

/** What a customer's screen shows. */
export const heardBy = (platforms: Platforms, kind: Channel['kind'], address: string) =>
  platforms.playedOf(kind).taken.filter(({ to }) => to === address)

/** The lines of a customer's transcript that the flow wrote, as they fare. */
export async function linesTo(platforms: Platforms, kind: Channel['kind'], address: string) {
  const turns = await platforms.turnsWith(kind, address)
  const fares = await platforms.store.outbox.fareOf(deliveriesOf(turns))
  return turns.flatMap((turn) => transcriptOf(turn, fares)).filter(({ from }) => from === 'flow')
}
