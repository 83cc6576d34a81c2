/* What is being tried: which panel is open, and the conversation that is played. Never part of undo. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Talk } from './Talk.ts'

export type TryPanel = 'talk' | 'scenarios'

export type SimulatorState = {
  /** the open panel; null: none */
  readonly panel: TryPanel | null
  /** null: one with the open flow is begun when it is shown */
  readonly talk: Talk | null
  /** the node of the open flow at which the next conversation begins; null: where customers begin */
  readonly from: string | null
  /** whether the canvas shows what the scenarios cover, while they are listed */
  readonly showsCoverage: boolean
}

export type SimulatorStore = StoreApi<SimulatorState>

export const createSimulatorStore = (): SimulatorStore =>
  createStore<SimulatorState>(() => ({ panel: null, talk: null, from: null, showsCoverage: true }))

export const SimulatorContext = createContext<SimulatorStore | null>(null)

export function useSimulatorStore(): SimulatorStore {
  const store = useContext(SimulatorContext)
  if (store === null) throw new Error('a part of the simulator stands outside of SimulatorContext')
  return store
}

/** A part of what is being tried. */
export const useSimulator = <T>(selector: (state: SimulatorState) => T): T => useStore(useSimulatorStore(), selector)

/** Opens the simulator with a new conversation that begins at a node of the open flow. */
export const talkFrom = (store: SimulatorStore, from: string): void =>
  store.setState({ panel: 'talk', talk: null, from })

/** Opens the panel in which the flow is tried, where it was left, or closes it. */
export const toggleTrying = (store: SimulatorStore): void =>
  store.setState(({ panel }) => ({ panel: panel === null ? 'talk' : null }))
