import { chooseBranch, isUnion } from './chooseBranch.ts'
import { HEADER } from './emitTypes.ts'
import type { Schema, Schemas } from './loadSchemas.ts'

type Shape = { readonly [key: string]: unknown }

const DECLARATION = `/**
 * What is left of a schema to order, explain and complete a value: its properties in canonical order, how a union is decided, and the
 * words that say what is expected. A string names another shape.
 */
export type Shape = {
  readonly properties?: { readonly [name: string]: Shape | string }
  /** of every other property, sorted by name */
  readonly rest?: Shape | string
  /** of their names */
  readonly names?: Shape | string
  readonly items?: Shape | string
  readonly types?: { readonly [type: string]: Shape | string }
  readonly keys?: { readonly [key: string]: Shape | string }
  readonly tag?: { readonly name: string; readonly values: { readonly [value: string]: Shape | string } }
  /** a sentence that says what is expected */
  readonly expected?: string
  /** of a list: the canonical form writes each item in one line */
  readonly itemPerLine?: true
  /** of a duration: the least and the most that it may be */
  readonly between?: readonly [shortest: string, longest: string]
}

`

/** The schemas as \`Shape\` data, as source of \`shapes.ts\`. */
export function emitShapes(schemas: Schemas): string {
  const shapes: [string, Shape][] = []
  for (const [file, schema] of schemas.files) {
    shapes.push([file, shapeOf(schemas, file, schema)])
    for (const [name, inner] of Object.entries(schema.$defs ?? {})) {
      shapes.push([`${file}#/$defs/${name}`, shapeOf(schemas, file, inner)])
    }
  }
  const table = shapes.map(([name, shape]) => `  ${JSON.stringify(name)}: ${JSON.stringify(shape)},`)
  return `${HEADER}${DECLARATION}export const shapes: { readonly [name: string]: Shape } = {\n${table.join('\n')}\n}\n`
}

function shapeOf(schemas: Schemas, file: string, schema: Schema): Shape {
  const each = (record: { readonly [name: string]: Schema }) =>
    Object.fromEntries(Object.entries(record).map(([name, inner]) => [name, refer(schemas, file, inner)]))
  const expected = schema.errorMessage ?? schema.patternErrorMessage
  const { additionalProperties, propertyNames, items } = schema
  const properties = isUnion(schema) ? undefined : schema.properties
  return {
    ...(expected === undefined ? {} : { expected }),
    ...(schema.itemPerLine === undefined ? {} : { itemPerLine: schema.itemPerLine }),
    ...(properties === undefined ? {} : { properties: each(properties) }),
    ...(additionalProperties === undefined || additionalProperties === false
      ? {}
      : { rest: refer(schemas, file, additionalProperties) }),
    ...(propertyNames === undefined ? {} : { names: refer(schemas, file, propertyNames) }),
    ...(items === undefined ? {} : { items: refer(schemas, file, items) }),
    ...(isUnion(schema) ? choiceOf(schemas, chooseBranch(schemas, file, schema)) : {}),
  }
}

function choiceOf(schemas: Schemas, choice: ReturnType<typeof chooseBranch>): Shape {
  const branches = Object.fromEntries(
    choice.branches.map(({ name, file, schema, choice: inner }) => [
      name,
      inner === undefined ? refer(schemas, file, schema) : choiceOf(schemas, inner),
    ]),
  )
  if (choice.by === 'tag') return { tag: { name: choice.tag, values: branches } }
  return choice.by === 'type' ? { types: branches } : { keys: branches }
}

/** The name of what a bare `$ref` points at, else the shape itself. A `$ref` with properties beside it takes the rest from its target. */
function refer(schemas: Schemas, file: string, schema: Schema): Shape | string {
  if (schema.$ref === undefined) return shapeOf(schemas, file, schema)
  const place = schemas.resolve(file, schema.$ref)
  if (schema.shortest !== undefined && schema.longest !== undefined)
    return { ...shapeOf(schemas, place.file, place.schema), between: [schema.shortest, schema.longest] }
  if (schema.propertyNames === undefined) return `${place.file}${place.pointer === '' ? '' : `#${place.pointer}`}`
  const { $ref: _followed, ...own } = schema
  return { ...shapeOf(schemas, place.file, place.schema), ...shapeOf(schemas, file, own) }
}
