import type { Node } from '../../../schemas/flow.ts'
import { liquid } from '../../engine/template/liquid.ts'
import { comparisonsOf } from '../content/comparisonsOf.ts'
import { type Names, type TemplatePlace, templatesOf } from '../content/textsOf.ts'

/** A value that a template or condition reads: `vars.order.total` has the root `vars`, the member `order` and the inner one `total`. null: none that is known. */
export type ValueRead = {
  readonly names: Names
  readonly root: string
  readonly member: string | null
  readonly inner: string | null
}

/** What a list or a text has too. */
const NO_MEMBERS: readonly unknown[] = ['size', 'first', 'last']

// Reading templates is half the cost of a check, three rules ask, and an editor checks again after each edit with all nodes but one the same.
const known = new WeakMap<Node, readonly ValueRead[]>()

/** Every value that a node reads, with the place. A template that cannot be read reads none: `badTemplate` tells. */
export function valuesRead(node: Node): readonly ValueRead[] {
  const found = known.get(node) ?? readValues(node)
  known.set(node, found)
  return found
}

function readValues(node: Node): readonly ValueRead[] {
  const templates = templatesOf(node).flatMap(valuesIn)
  if (node.type !== 'branch') return templates
  const conditions = comparisonsOf(node).map(({ names, comparison }) => {
    const [root = '', member = null, inner = null] = comparison.attribute.split('.')
    return { names: [...names, 'attribute'], root, member, inner }
  })
  return [...templates, ...conditions]
}

/** Every value that a template reads. */
export function valuesIn({ names, template }: TemplatePlace): readonly ValueRead[] {
  return pathsIn(template).map(([root, member, inner]) => ({
    names,
    root: String(root),
    member: typeof member === 'string' ? member : null,
    inner: typeof inner === 'string' && !NO_MEMBERS.includes(inner) ? inner : null,
  }))
}

function pathsIn(template: string) {
  if (!/\{[{%]/.test(template)) return []
  try {
    return liquid.globalVariableSegmentsSync(template)
  } catch {
    return []
  }
}
