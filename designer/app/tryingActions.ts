import type { Flow } from '../../schemas/flow.ts'
import { type SimulatorStore, talkFrom, toggleTrying } from '../simulator/SimulatorStore.ts'

/** What can be tried now; null: not now. */
export type TryingActions = { readonly [name in 'tryOut' | 'showScenarios' | 'talkFrom']: (() => void) | null }

export function tryingActions(store: SimulatorStore, flow: Flow | null, selected: readonly string[]): TryingActions {
  const [node, another] = selected
  const isOne = flow !== null && node !== undefined && another === undefined
  return {
    tryOut: flow === null ? null : () => toggleTrying(store),
    showScenarios: flow === null ? null : () => store.setState({ panel: 'scenarios' }),
    talkFrom: isOne ? () => talkFrom(store, node) : null,
  }
}
