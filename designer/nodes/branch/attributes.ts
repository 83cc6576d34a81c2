/* What conditions of a flow can look at, and what it is worth comparing it with. */
import { CAPABILITIES } from '../../../runtime/channels/kinds.ts'
import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { inputsOf, variablesEver } from '../../../runtime/proof/check/variablesSet.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import { traitsIn } from './traitsIn.ts'

/** What a value is like: one of a closed list, a text with suggestions, a list with suggestions, a number, yes or no, or not known. */
export type ValueKind =
  | { readonly type: 'choice'; readonly of: readonly string[] }
  | { readonly type: 'text'; readonly like: readonly string[] }
  | { readonly type: 'list'; readonly like: readonly string[] }
  | { readonly type: 'number' }
  | { readonly type: 'yesNo' }
  | { readonly type: 'unknown'; readonly like: readonly string[] }

export type Attribute = { readonly name: string; readonly kind: ValueKind }

const UNKNOWN: ValueKind = { type: 'unknown', like: [] }

/** The attributes to suggest in a flow: what every conversation has, the variables that the flow sets, and the contact attributes that flows set or read. The same list for the same flows. */
export function attributesOf(workspace: Workspace, flow: Flow): readonly Attribute[] {
  const { flows, channels } = workspace
  const last = known.get(flow)
  if (last?.flows === flows && last.channels === channels) return last.attributes
  const attributes = findAttributes(workspace, flow)
  known.set(flow, { flows, channels, attributes })
  return attributes
}

/** Every field of a form asks. */
const known = new WeakMap<Flow, Pick<Workspace, 'flows' | 'channels'> & { readonly attributes: readonly Attribute[] }>()

function findAttributes(workspace: Workspace, flow: Flow): readonly Attribute[] {
  const nodes = Object.values(flow.nodes)
  const kinds = variableKinds(nodes)
  const variables = variablesEver(flow, inputsOf(workspace).get(flow.id) ?? new Set())
  const { compared, tags, contact } = traitsIn(Object.values(workspace.flows))
  const own = (name: string): ValueKind => ({ type: 'unknown', like: [...(compared.get(name) ?? [])].sort() })
  const text = (like: readonly string[] = []): ValueKind => ({ type: 'text', like })
  const outcomes = nodes.flatMap((node) => (node.type === 'botHandoff' ? (node.outcomes ?? []) : []))
  return [
    ...[...variables].sort().map((name) => ({ name: `vars.${name}`, kind: kinds.get(name) ?? own(`vars.${name}`) })),
    { name: 'language', kind: text(flow.languages) },
    { name: 'channel.kind', kind: { type: 'choice', of: Object.keys(CAPABILITIES) } },
    { name: 'channel.id', kind: { type: 'choice', of: Object.keys(workspace.channels) } },
    { name: 'conversation.returning', kind: { type: 'yesNo' } },
    { name: 'message.text', kind: text() },
    { name: 'message.value', kind: text() },
    { name: 'message.attachment.kind', kind: { type: 'choice', of: ['image', 'video', 'audio', 'file'] } },
    { name: 'channel.address', kind: text() },
    { name: 'flow.id', kind: { type: 'choice', of: Object.keys(workspace.flows) } },
    { name: 'contact.language', kind: text(flow.languages) },
    { name: 'contact.name', kind: text() },
    { name: 'contact.tags', kind: { type: 'list', like: [...tags].sort() } },
    ...[...contact].sort().map((name) => ({ name: `contact.${name}`, kind: own(`contact.${name}`) })),
    ...(nodes.some(({ type }) => type === 'botHandoff') ? [{ name: 'bot.outcome', kind: text(outcomes) }] : []),
    ...(nodes.some(({ type }) => type === 'request')
      ? [{ name: 'request.status', kind: { type: 'number' } as const }]
      : []),
  ]
}

/** What an attribute's values are like; `unknown` for those that the author made up. */
export const kindOfAttribute = (known: readonly Attribute[], name: string): ValueKind =>
  known.find((attribute) => attribute.name === name)?.kind ?? UNKNOWN

/** The kinds of the variables that questions fill; what several fill differently is not known. */
function variableKinds(nodes: readonly Node[]): ReadonlyMap<string, ValueKind> {
  const kinds = new Map<string, ValueKind>()
  for (const node of nodes) {
    if (node.type !== 'collect') continue
    const { value } = node
    const kind: ValueKind =
      value.kind === 'choice'
        ? { type: 'choice', of: value.options.map(({ id }) => id) }
        : value.kind === 'number'
          ? { type: 'number' }
          : { type: 'text', like: [] }
    const before = kinds.get(node.variable)
    kinds.set(node.variable, before === undefined || before.type === kind.type ? kind : UNKNOWN)
  }
  return kinds
}
