import { HEADER } from './emitTypes.ts'
import type { Schema, Schemas } from './loadSchemas.ts'

const DECLARATION = `import type { NodeType } from './flow.ts'

/** The exits of a type of node, in the order in which they are shown: those that the author names, then those that it has anyway. */
export type ExitRule = {
  /** the list of the node whose ids are names of exits */
  readonly namedBy?: string
  readonly fixed: readonly string[]
  /** by a fixed exit that not every node of the type has: the setting that brings it */
  readonly onlyWith: { readonly [exit: string]: string }
  /** the fixed exit by which the flow goes on when a message of the node is not delivered; a node may do without it */
  readonly whenUndelivered: string | null
  /** whether an exit may lead nowhere, which ends the flow there */
  readonly isOptional: boolean
}

`

/** The exits of every type of node as data, as source of \`exits.ts\`: typed word by word, so that the compiler finds an exit without its name. */
export function emitExits(schemas: Schemas): string {
  const rules = [...schemas.files].flatMap(([file, schema]) =>
    file.startsWith('nodes/') ? [`  ${file.slice('nodes/'.length)}: ${JSON.stringify(ruleOf(schema))},`] : [],
  )
  return `${HEADER}${DECLARATION}export const exits = {\n${rules.join('\n')}\n} as const satisfies { readonly [type in NodeType]: ExitRule }\n`
}

function ruleOf({ properties = {}, required = [] }: Schema) {
  const { exits } = properties
  const fixed = Object.entries(exits?.properties ?? {})
  return {
    ...(exits?.namedBy === undefined ? {} : { namedBy: exits.namedBy }),
    fixed: fixed.map(([name]) => name),
    onlyWith: Object.fromEntries(
      fixed.flatMap(([name, { onlyWith }]) => (onlyWith === undefined ? [] : [[name, onlyWith]])),
    ),
    whenUndelivered: fixed.find(([, exit]) => exit.whenUndelivered === true)?.[0] ?? null,
    isOptional: exits !== undefined && !required.includes('exits'),
  }
}
