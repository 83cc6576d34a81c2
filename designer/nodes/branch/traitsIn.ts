import { comparisonsOf } from '../../../runtime/proof/content/comparisonsOf.ts'
import { templatesOf } from '../../../runtime/proof/content/textsOf.ts'
import type { Comparison, Flow, Node } from '../../../schemas/flow.ts'

/** What nodes tell of attributes: the texts that conditions compare each with, likely the ones that it has; the tags that are given; and the contact attributes that are set or read. */
export type Traits = {
  readonly compared: ReadonlyMap<string, ReadonlySet<string>>
  readonly tags: ReadonlySet<string>
  readonly contact: ReadonlySet<string>
}

/** What all nodes of some flows tell. */
export function traitsIn(flows: readonly Flow[]): Traits {
  const compared = new Map<string, Set<string>>()
  const tags = new Set<string>()
  const contact = new Set<string>()
  for (const { nodes } of flows) {
    for (const node of Object.values(nodes)) {
      const own = traitsOf(node)
      for (const [attribute, texts] of own.compared) {
        const all = compared.get(attribute) ?? new Set()
        for (const text of texts) all.add(text)
        compared.set(attribute, all)
      }
      for (const tag of own.tags) tags.add(tag)
      for (const name of own.contact) contact.add(name)
    }
  }
  return { compared, tags, contact }
}

type OwnTraits = {
  readonly compared: readonly (readonly [attribute: string, texts: readonly string[]])[]
  readonly tags: readonly string[]
  readonly contact: readonly string[]
}

/** A node never changes, another takes its place: a keystroke looks at one and not at thousands. */
const known = new WeakMap<Node, OwnTraits>()

function traitsOf(node: Node): OwnTraits {
  const before = known.get(node)
  if (before !== undefined) return before
  const compared = node.type === 'branch' ? comparisonsOf(node).map(({ comparison }) => valuesIn(comparison)) : []
  const found: OwnTraits = {
    compared,
    tags: node.type === 'assign' ? (node.addTags ?? []).filter((tag) => !tag.includes('{')) : [],
    contact: contactAttributes(node, compared).filter((name) => !OWN.has(name)),
  }
  known.set(node, found)
  return found
}

function valuesIn({ attribute, is, isNot, in: list = [] }: Comparison): OwnTraits['compared'][number] {
  const values = [is, isNot, ...list].filter((value) => typeof value === 'string' && value !== '')
  return [attribute, values.map(String)]
}

const OWN = new Set(['id', 'name', 'language', 'tags'])

/** Read by their looks: to understand templates takes the engine's template library, which the first load of the designer does without. */
const IN_TEMPLATE = /\bcontact\.([A-Za-z][\w-]*)/g

const contactAttributes = (node: Node, compared: OwnTraits['compared']): readonly string[] => [
  ...(node.type === 'assign' ? Object.keys(node.contact ?? {}) : []),
  ...compared.flatMap(([attribute]) => (attribute.startsWith('contact.') ? [attribute.slice('contact.'.length)] : [])),
  ...templatesOf(node).flatMap(({ template }) => [...template.matchAll(IN_TEMPLATE)].map(([, name = '']) => name)),
]
