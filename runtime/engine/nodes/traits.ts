import type { Node, NodeType } from '../../../schemas/flow.ts'
import { DEFAULT_REQUEST_TIMEOUT, DEFAULT_WAIT } from '../limits.ts'

/** How conversations rest at nodes of a type. */
export type Rest<N = Node> = {
  /** whether this node is one to rest at; absent: every node of the type is */
  readonly when?: (node: N) => boolean
  /** who ends the rest; a session may be moved only between rests that wait for the same */
  readonly waitsFor: 'customer' | 'bot' | 'service'
  /** with whom exactly, where it matters: only this one can end the rest */
  readonly partner?: (node: N) => string
  /** what a message is that comes meanwhile: the answer, something to pass on, or something to keep for the next node that asks */
  readonly message: 'answer' | 'forwarded' | 'held'
  /** whether it takes words of the customer to leave by this exit */
  readonly needsWords: (exit: string) => boolean
  /** how long it lasts at most, unless the node has a `timeout` */
  readonly lasts: string
}

export type Traits<N = Node> = {
  /** null: nobody ever rests there */
  readonly rest: Rest<N> | null
  /** whether it looks at the customer's latest message when it is come to, however old that is; a rest takes only a new one */
  readonly readsLatest: (node: N) => boolean | 'inConditions'
}

const never = () => false
const always = () => true

const QUESTION: Rest<unknown> = {
  waitsFor: 'customer',
  message: 'answer',
  needsWords: (exit) => exit !== 'timeout' && exit !== 'undelivered',
  lasts: DEFAULT_WAIT,
}
const PASSED: Traits<unknown> = { rest: null, readsLatest: never }

/**
 * How nodes of each type rest and read. Whatever thinks about flows (check, explore, diff, migration of sessions) asks here, and a test
 * holds every line against what the compiled node does.
 */
const TRAITS: { readonly [T in NodeType]: Traits<Extract<Node, { type: T }>> } = {
  greeting: PASSED,
  message: PASSED,
  keywordRoute: {
    rest: { ...QUESTION, when: ({ prompt }) => prompt !== undefined },
    readsLatest: ({ prompt }) => prompt === undefined,
  },
  menu: { rest: QUESTION, readsLatest: never },
  officeHours: PASSED,
  botHandoff: {
    rest: {
      waitsFor: 'bot',
      partner: ({ bot }) => bot,
      message: 'forwarded',
      needsWords: (exit) => exit === 'escape',
      lasts: DEFAULT_WAIT,
    },
    readsLatest: always,
  },
  enqueue: PASSED,
  branch: { rest: null, readsLatest: () => 'inConditions' },
  collect: { rest: QUESTION, readsLatest: never },
  assign: PASSED,
  request: {
    rest: { waitsFor: 'service', message: 'held', needsWords: never, lasts: DEFAULT_REQUEST_TIMEOUT },
    readsLatest: never,
  },
  subflow: PASSED,
  split: PASSED,
  outcome: PASSED,
  close: PASSED,
}

const traitsOf = ({ type }: Node): Traits => TRAITS[type] as Traits // the record pairs each type with its own traits

/** How a conversation rests at a node; null when it passes on. */
export function restOf(node: Node): Rest | null {
  const { rest } = traitsOf(node)
  return rest === null || rest.when?.(node) === false ? null : rest
}

/** Whether the conversation can rest at the node. */
export const isWait = (node: Node): boolean => restOf(node) !== null

/** The longest rest at a node, as ISO 8601. */
export function restsFor(node: Node, { lasts }: Rest): string {
  return ('timeout' in node ? node.timeout : undefined) ?? lasts
}

/** Whether a node looks at the latest message when it is come to. `isCompared`: whether conditions of the flow look at it. */
export function readsLatest(node: Node, isCompared: boolean): boolean {
  const reads = traitsOf(node).readsLatest(node)
  return reads === 'inConditions' ? isCompared : reads
}
