import type { Effect } from '../../engine/state/effect.ts'
import type { Event } from '../../engine/state/event.ts'

/** A wait or a call that is under way: what happens at `at` (epoch ms) if nothing else does. */
export type Pending = {
  readonly kind: 'timer' | 'request'
  readonly id: string
  readonly node: string
  readonly at: number
  /** the recording has the same one, by this id: then what comes of it is recorded */
  readonly recorded: string | null
}

/** What a turn leaves under way, if it changes that; `recorded` are the effects of the same turn in the recording. */
export function pendingAfter(
  before: Pending | null,
  event: Event,
  effects: readonly Effect[],
  recorded: readonly Effect[],
  at: number,
): Pending | null {
  let pending = before
  if (event.type === 'timeout' && before?.id === event.timer) pending = null
  if ((event.type === 'requestReturned' || event.type === 'requestFailed') && before?.id === event.call) pending = null
  for (const effect of effects) {
    if (effect.type === 'cancelTimer' && pending?.id === effect.timer) pending = null
    if (effect.type === 'startTimer') {
      const same = recorded.find(
        (other) => other.type === 'startTimer' && other.node === effect.node && other.at === effect.at,
      )
      pending = { kind: 'timer', id: effect.timer, node: effect.node, at: effect.at, recorded: timerOf(same) }
    } else if (effect.type === 'callRequest') {
      const same = recorded.find((other) => other.type === 'callRequest' && other.node === effect.node)
      const due = at + effect.timeout
      pending = { kind: 'request', id: effect.call, node: effect.node, at: due, recorded: callOf(same) }
    }
  }
  return pending
}

const timerOf = (effect: Effect | undefined): string | null => (effect?.type === 'startTimer' ? effect.timer : null)
const callOf = (effect: Effect | undefined): string | null => (effect?.type === 'callRequest' ? effect.call : null)
