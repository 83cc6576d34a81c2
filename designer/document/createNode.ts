import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { Flow, Node, NodeType, Text } from '../../schemas/flow.ts'
import { slugOf } from './slug.ts'

/** What a new node starts from: the workspace for queues, bots and schedules, the flow for its languages. */
export type Surroundings = { readonly workspace: Workspace; readonly flow: Flow }

type Creators = { readonly [T in NodeType]: (around: Surroundings) => Extract<Node, { readonly type: T }> }

const CREATORS: Creators = {
  greeting: (around) => ({ type: 'greeting', content: [{ text: noText(around) }], exits: {} }),
  message: (around) => ({ type: 'message', content: [{ text: noText(around) }], exits: {} }),
  keywordRoute: ({ flow }) => ({
    type: 'keywordRoute',
    rules: [{ id: 'rule-1', keywords: Object.fromEntries(flow.languages.map((language) => [language, []])) }],
    exits: {},
  }),
  menu: (around) => ({
    type: 'menu',
    prompt: [{ text: noText(around) }],
    options: [
      { id: 'option-1', label: noText(around) },
      { id: 'option-2', label: noText(around) },
    ],
    exits: {},
  }),
  officeHours: ({ workspace }) => ({ type: 'officeHours', schedule: firstOf(workspace.schedules, 'hours'), exits: {} }),
  botHandoff: ({ workspace }) => ({ type: 'botHandoff', bot: firstOf(workspace.bots, 'bot'), exits: {} }),
  enqueue: ({ flow }) => ({ type: 'enqueue', queue: flow.fallback.queue }),
  branch: () => ({
    type: 'branch',
    cases: [{ id: 'case-1', when: { attribute: 'conversation.returning', is: true } }],
    exits: {},
  }),
  collect: (around) => ({
    type: 'collect',
    prompt: [{ text: noText(around) }],
    variable: 'answer',
    value: { kind: 'text' },
    exits: {},
  }),
  assign: () => ({ type: 'assign', variables: {}, exits: {} }),
  request: () => ({ type: 'request', method: 'GET', url: 'https://example.com/', exits: {} }),
  subflow: ({ workspace, flow }) => ({
    type: 'subflow',
    flow:
      Object.keys(workspace.flows)
        .sort()
        .find((id) => id !== flow.id) ?? 'subflow',
    exits: {},
  }),
  split: () => ({
    type: 'split',
    branches: [
      { id: 'a', percent: 50 },
      { id: 'b', percent: 50 },
    ],
    exits: {},
  }),
  outcome: () => ({ type: 'outcome', outcome: 'done' }),
  close: () => ({ type: 'close' }),
}

/** All node types, in the order of the palette. */
export const PALETTE_TYPES: readonly NodeType[] = Object.keys(CREATORS) as NodeType[] // the keys of an exhaustive record

/** A new node of a type, as empty as it may be, its exits unwired. */
export const createNode = (type: NodeType, around: Surroundings): Node => CREATORS[type](around)

/** The id that a new node would like: `to-billing`, `ask`, `hours` as flows call such nodes, or its type's own name. */
export function wantedId(node: Node): string {
  if (node.type === 'enqueue') return slugOf(`to-${node.queue}`) ?? 'queue'
  return IDS[node.type]
}

const IDS: { readonly [T in Exclude<NodeType, 'enqueue'>]: string } = {
  greeting: 'welcome',
  message: 'message',
  keywordRoute: 'topic',
  menu: 'menu',
  officeHours: 'hours',
  botHandoff: 'bot',
  branch: 'branch',
  collect: 'ask',
  assign: 'assign',
  request: 'request',
  subflow: 'subflow',
  split: 'split',
  outcome: 'outcome',
  close: 'close',
}

const noText = ({ flow }: Surroundings): Text => Object.fromEntries(flow.languages.map((language) => [language, '']))

const firstOf = (record: { readonly [id: string]: unknown }, otherwise: string): string =>
  Object.keys(record).sort()[0] ?? otherwise
