import type { Delivery } from '../outbox/Carriers.ts'
import type { FailureClass, SendResult } from './Adapter.ts'

/** What passes by itself. */
const PASSING: ReadonlySet<FailureClass> = new Set(['retry', 'throttled', 'tokenStale'])

/** What becomes of a delivery by what its platform said; the only place that says so. */
export function deliveryOf(result: SendResult): Delivery {
  if (result.class === 'ok') return { ok: true }
  const code = result.code === null ? '' : ` (${result.code})`
  return { ok: false, isFinal: !PASSING.has(result.class), error: `${result.class}${code}` }
}
