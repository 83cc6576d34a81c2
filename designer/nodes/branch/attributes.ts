/* What conditions of a flow can look at, and what it is worth comparing it with. */
import { CHANNEL_LIMITS } from '../../../runtime/engine/channelLimits.ts'
import { nodePlaces, nodesOf } from '../../../runtime/engine/check/nodePlaces.ts'
import { templatesOf } from '../../../runtime/engine/check/textsOf.ts'
import { inputsOf, variablesSet } from '../../../runtime/engine/check/variablesSet.ts'
import { comparisonsOf } from '../../../runtime/engine/condition/comparisonsOf.ts'
import type { Workspace } from '../../../runtime/engine/workspace.ts'
import type { Flow } from '../../../schemas/flow.ts'

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

/** The attributes to suggest in a flow: what every conversation has, the variables that the flow sets, and the contact attributes that flows set or read. */
export function attributesOf(workspace: Workspace, flow: Flow): readonly Attribute[] {
  const kinds = variableKinds(flow)
  const variables = variablesSet(flow, inputsOf(workspace).get(flow.id) ?? new Set()).ever
  const compared = valuesCompared(workspace)
  const own = (name: string): ValueKind => ({ type: 'unknown', like: compared.get(name) ?? [] })
  const text = (like: readonly string[] = []): ValueKind => ({ type: 'text', like })
  const nodes = nodesOf(flow).map(({ node }) => node)
  const outcomes = nodes.flatMap((node) => (node.type === 'botHandoff' ? (node.outcomes ?? []) : []))
  return [
    ...[...variables].sort().map((name) => ({ name: `vars.${name}`, kind: kinds.get(name) ?? own(`vars.${name}`) })),
    { name: 'language', kind: text(flow.languages) },
    { name: 'channel.kind', kind: { type: 'choice', of: Object.keys(CHANNEL_LIMITS) } },
    { name: 'channel.id', kind: { type: 'choice', of: Object.keys(workspace.channels) } },
    { name: 'conversation.returning', kind: { type: 'yesNo' } },
    { name: 'message.text', kind: text() },
    { name: 'contact.language', kind: text(flow.languages) },
    { name: 'contact.name', kind: text() },
    { name: 'contact.tags', kind: { type: 'list', like: tagsIn(workspace) } },
    ...contactAttributes(workspace).map((name) => ({ name: `contact.${name}`, kind: own(`contact.${name}`) })),
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
function variableKinds(flow: Flow): ReadonlyMap<string, ValueKind> {
  const kinds = new Map<string, ValueKind>()
  for (const { node } of nodesOf(flow)) {
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

/** The texts that conditions compare an attribute with, anywhere: likely the ones that it has. */
function valuesCompared(workspace: Workspace): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, Set<string>>()
  for (const { node } of nodePlaces(workspace)) {
    if (node.type !== 'branch') continue
    for (const { comparison } of comparisonsOf(node)) {
      const { attribute, is, isNot, in: list = [] } = comparison
      const texts = [is, isNot, ...list].filter((value) => typeof value === 'string' && value !== '')
      values.set(attribute, new Set([...(values.get(attribute) ?? []), ...texts.map(String)]))
    }
  }
  return new Map([...values].map(([attribute, texts]) => [attribute, [...texts].sort()]))
}

function tagsIn(workspace: Workspace): readonly string[] {
  const tags = nodePlaces(workspace).flatMap(({ node }) => (node.type === 'assign' ? (node.addTags ?? []) : []))
  return [...new Set(tags)].filter((tag) => !tag.includes('{')).sort()
}

const OWN = new Set(['id', 'name', 'language', 'tags'])

/** Read by their looks: to understand templates takes the engine's template library, which the first load of the designer does without. */
const IN_TEMPLATE = /\bcontact\.([A-Za-z][\w-]*)/g

function contactAttributes(workspace: Workspace): readonly string[] {
  const names = nodePlaces(workspace).flatMap(({ node }) => [
    ...(node.type === 'assign' ? Object.keys(node.contact ?? {}) : []),
    ...(node.type === 'branch' ? comparisonsOf(node).map(({ comparison }) => comparison.attribute) : []).flatMap(
      (attribute) => (attribute.startsWith('contact.') ? [attribute.slice('contact.'.length)] : []),
    ),
    ...templatesOf(node).flatMap(({ template }) => [...template.matchAll(IN_TEMPLATE)].map(([, name = '']) => name)),
  ])
  return [...new Set(names)].filter((name) => !OWN.has(name)).sort()
}
