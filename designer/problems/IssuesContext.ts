import { createContext, useContext } from 'react'
import type { Issue } from '../../runtime/engine/issue.ts'

export const IssuesContext = createContext<readonly Issue[]>([])

/** Everything that is known to be wrong: files that could not be read, and what the rules find in the rest, worst first. */
export const useIssues = (): readonly Issue[] => useContext(IssuesContext)

/** The problems of the open flow's nodes, by node id, worst first. */
export const NodeIssuesContext = createContext<ReadonlyMap<string, readonly Issue[]>>(new Map())

/** The problems of one node of the open flow. */
export const useIssuesOf = (nodeId: string): readonly Issue[] => useContext(NodeIssuesContext).get(nodeId) ?? NONE

const NONE: readonly Issue[] = []
