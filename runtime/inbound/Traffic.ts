import type { StoredConversation } from './TurnStore.ts'

/** Where a flow runs: on a channel, by itself (prefix `''`) or called (`identify/`, the path of the calling nodes). */
export type FlowPlace = { readonly channel: string; readonly prefix: string }

/** Which turns are counted: of a release, from `since` (epoch ms), at these places. */
export type TrafficQuery = {
  readonly release: string
  readonly since: number
  readonly places: readonly FlowPlace[]
}

/** Conversations, each counted once wherever it went through more often. */
export type Traffic = {
  readonly conversations: number
  readonly nodes: { readonly [node: string]: number }
  readonly exits: readonly { readonly node: string; readonly exit: string; readonly conversations: number }[]
}

/** A conversation's latest way through a node: which turn it was, when, and what the customer wrote then. */
export type Passage = {
  readonly conversation: StoredConversation
  readonly turnId: string
  readonly at: number
  readonly text: string | null
}

/** Reads the ways of conversations from the journal of turns. */
export interface TrafficStore {
  count(query: TrafficQuery): Promise<Traffic>
  /** the last conversations that entered a node, newest first */
  through(query: TrafficQuery & { readonly node: string; readonly limit: number }): Promise<readonly Passage[]>
}
