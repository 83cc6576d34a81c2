import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** The slice of JSON Schema 2020-12 that the project's schemas use; the generator refuses any other keyword. */
export type Schema = {
  readonly $schema?: string
  readonly $ref?: string
  readonly $defs?: { readonly [name: string]: Schema }
  /** the name of the TypeScript type; a schema without one is written where it is used */
  readonly title?: string
  readonly description?: string
  /** the description of a part that is described anew wherever it is used: editors would show the part's */
  readonly $comment?: string
  readonly examples?: readonly JsonValue[]
  readonly default?: JsonValue
  /** shown by editors instead of their own words */
  readonly errorMessage?: string
  readonly patternErrorMessage?: string
  /** the canonical form writes each item of such a list in one line: it is short, has its place in an order, and moves as a whole */
  readonly itemPerLine?: true
  /** of a duration: the least and the most that it may be; the schema itself sees its form, not its length */
  readonly shortest?: string
  readonly longest?: string
  /** of a node's exits: the list of the node that its author names them in */
  readonly namedBy?: string
  /** of one exit: the setting without which the node does not have it */
  readonly onlyWith?: string
  /** of one exit: taken when a message of the node is not delivered; a node may do without it */
  readonly whenUndelivered?: true
  readonly type?: string | readonly string[]
  readonly const?: JsonValue
  readonly enum?: readonly JsonValue[]
  readonly not?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly { readonly required: readonly string[] }[]
  /** a union told apart by a property: one condition a branch, so that editors speak of that branch alone */
  readonly allOf?: readonly { readonly if: { readonly required: readonly [string] }; readonly then: Schema }[]
  readonly properties?: { readonly [name: string]: Schema }
  readonly required?: readonly string[]
  readonly additionalProperties?: false | Schema
  readonly propertyNames?: Schema
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** A schema and where it stands: the file (`nodes/menu`), and its JSON pointer within the file. */
export type Place = { readonly file: string; readonly pointer: string; readonly schema: Schema }

export type Schemas = {
  /** by path without `.schema.json`, in code-unit order */
  readonly files: ReadonlyMap<string, Schema>
  /** What a `$ref` written in `file` points at; throws when it points nowhere. */
  readonly resolve: (file: string, ref: string) => Place
}

/** Reads every schema below `directory` from disk. */
export function loadSchemas(directory: string): Schemas {
  const paths = globSync('**/*.schema.json', { cwd: directory })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
  const files = new Map(
    paths.map((path) => [
      path.replace(/\.schema\.json$/, ''),
      JSON.parse(readFileSync(`${directory}/${path}`, 'utf8')) as Schema, // the tests hold every file against the meta-schema
    ]),
  )
  return { files, resolve: (file, ref) => resolveRef(files, file, ref) }
}

function resolveRef(files: ReadonlyMap<string, Schema>, from: string, ref: string): Place {
  const [path = '', pointer = ''] = ref.split('#')
  const file = path === '' ? from : posix.join(posix.dirname(from), path).replace(/\.schema\.json$/, '')
  let schema: unknown = files.get(file)
  for (const name of pointer.split('/').slice(1)) schema = (schema as Record<string, unknown> | undefined)?.[name]
  if (schema === undefined) throw new Error(`${from}.schema.json: "${ref}" points nowhere`)
  return { file, pointer, schema: schema as Schema }
}
