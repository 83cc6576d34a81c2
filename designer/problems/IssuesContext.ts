import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Issue } from '../../runtime/engine/issue.ts'
import { sameIssues } from '../document/sameIssues.ts'

export const IssuesContext = createContext<readonly Issue[]>([])

/** Everything that is known to be wrong: files that could not be read, and what the rules find in the rest, worst first. */
export const useIssues = (): readonly Issue[] => useContext(IssuesContext)

/** The problems of the open flow's nodes, by node id, worst first. A store, so that a new problem draws one card anew and not two thousand. */
export type NodeIssues = StoreApi<ReadonlyMap<string, readonly Issue[]>>

export const createNodeIssues = (): NodeIssues => createStore<ReadonlyMap<string, readonly Issue[]>>(() => new Map())

/** Takes the problems as they are now; lists that tell the same stay the same. */
export function setNodeIssues(store: NodeIssues, byNode: ReadonlyMap<string, readonly Issue[]>): void {
  const before = store.getState()
  const kept = [...byNode].map(([id, issues]) => {
    const known = before.get(id)
    return [id, known !== undefined && sameIssues(known, issues) ? known : issues] as const
  })
  store.setState(new Map(kept), true)
}

export const NodeIssuesContext = createContext<NodeIssues>(createNodeIssues())

/** The problems of one node of the open flow. */
export const useIssuesOf = (nodeId: string): readonly Issue[] =>
  useStore(useContext(NodeIssuesContext), (byNode) => byNode.get(nodeId) ?? NONE)

const NONE: readonly Issue[] = []
