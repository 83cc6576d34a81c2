import type { Node } from '../../../schemas/flow.ts'
import { liquid } from '../template/liquid.ts'
import { comparisonsOf } from './keywordsOf.ts'
import { type Names, templatesOf } from './textsOf.ts'

export type VariableRead = { readonly names: Names; readonly variable: string }

/** Every variable that a node reads, in its templates and conditions, with the place. A template that cannot be read reads none. */
export function variablesRead(node: Node): readonly VariableRead[] {
  const templates = templatesOf(node).flatMap(({ names, template }) =>
    variablesIn(template).map((variable) => ({ names, variable })),
  )
  const conditions =
    node.type !== 'branch'
      ? []
      : comparisonsOf(node).flatMap(({ names, comparison }) => {
          const [root, variable] = comparison.attribute.split('.')
          return root !== 'vars' || variable === undefined ? [] : [{ names: [...names, 'attribute'], variable }]
        })
  return [...templates, ...conditions]
}

function variablesIn(template: string): readonly string[] {
  if (!template.includes('vars') || !/\{[{%]/.test(template)) return []
  try {
    const found = liquid
      .globalVariableSegmentsSync(template)
      .flatMap(([root, variable]) => (root === 'vars' && typeof variable === 'string' ? [variable] : []))
    return [...new Set(found)]
  } catch {
    return []
  }
}
