import type { Event } from '../state/event.ts'
import type { CompiledLife } from './CompiledLife.ts'
import type { FlowMachine } from './createFlowMachine.ts'
import type { FlowFacts } from './FlowFacts.ts'
import type { Turn } from './Turn.ts'

/** A node leaves by an exit (its name), rests for an event, or ends the flow. */
export type Step = string | typeof REST | typeof END
export const REST = Symbol('rest')
export const END = Symbol('end')

/** What a node does. Pure but for the turn's draft that it is handed. */
export type Behaviour = {
  /** the walk comes in */
  readonly enter: (turn: Turn) => Step
  /** present when the node can rest: the events it rests for, and what it does when one comes; null: not for me */
  readonly rest?: {
    readonly events: readonly Event['type'][]
    readonly resume: (turn: Turn, event: Event) => Step | null
    /** ms of silence after which `timeout` comes, if it waits for one */
    readonly timeout?: number
  }
}

export type CompiledNode = Behaviour & {
  /** with the path of the calling nodes: `identify/ask` */
  readonly id: string
  readonly type: string
  /** where an exit leads; filled once every node exists */
  readonly exits: Map<string, CompiledNode>
  /** the exit to go on by when a message of its does not arrive, where the author leads it somewhere */
  readonly whenUndelivered: string | null
  /** whether it waits for the customer; `byItself` when the node itself does not say how long */
  readonly waitsForCustomer: 'asTold' | 'byItself' | null
  /** the node that is said to leave by the exit, when a called flow returns */
  readonly leavesAs: string
}

/** Where a flow leads: what a walk follows. */
export type FlowGraph = {
  readonly start: CompiledNode
  readonly returning: CompiledNode | null
  /** where conversations begin that we begin, by the names of the entries */
  readonly entries: ReadonlyMap<string, CompiledNode>
  readonly nodes: ReadonlyMap<string, CompiledNode>
}

/** A flow ready to run, immutable from outside. */
export type CompiledFlow = FlowFacts &
  FlowGraph & {
    readonly machine: FlowMachine
    /** of its conversations on a channel, and in a queue, by their ids */
    readonly life: (channelId: string, queueId?: string) => CompiledLife
  }
