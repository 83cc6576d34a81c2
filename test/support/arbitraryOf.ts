import fc from 'fast-check'
import { loadSchemas, type Schema, type Schemas } from '../../schemas/generate/loadSchemas.ts'

const schemas: Schemas = loadSchemas(new URL('../../schemas', import.meta.url).pathname)

/** Below this depth only what does not recurse: a condition is a comparison, JSON a scalar. */
const RECURSION = 3

/** Values that fit a schema of the project, by its path without ending: `flow`, `nodes/menu`, `wire/inboundMessage`. */
export function arbitraryOf(file: string): fc.Arbitrary<unknown> {
  const known = arbitraries.get(file)
  if (known !== undefined) return known
  const schema = schemas.files.get(file)
  if (schema === undefined) throw new Error(`there is no schema ${file}`)
  const arbitrary = fitting(file, schema, 0)
  arbitraries.set(file, arbitrary)
  return arbitrary
}
/** Making one of a schema with unions in unions takes a tenth of a second. */
const arbitraries = new Map<string, fc.Arbitrary<unknown>>()

function fitting(file: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const place = schemas.resolve(file, schema.$ref)
    const { $ref: _, properties, propertyNames } = schema
    return fitting(
      place.file,
      {
        ...place.schema,
        ...(properties === undefined ? {} : { properties }),
        ...(propertyNames === undefined ? {} : { propertyNames }),
      },
      depth + (place.file === 'parts/json' || place.file === 'parts/condition' || isVariants(schema) ? 1 : 0),
    )
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const union = schema.oneOf ?? schema.allOf?.map((condition) => condition.then)
  if (union !== undefined) {
    const branches = depth > RECURSION ? union.slice(0, 1) : union
    return fc.oneof(...branches.map((branch) => fitting(file, branch, depth)))
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  const possible = depth > RECURSION ? types.filter((type) => types.length === 1 || !/array|object/.test(type)) : types
  return fc.oneof(...possible.map((type) => ofType(file, schema, type, depth)))
}

/** What is sent in a message's place on some kinds is a message again, but for variants of its own. */
const isVariants = ({ $ref }: Schema): boolean => $ref === '#/$defs/onKind'

function ofType(file: string, schema: Schema, type: string, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return textFor(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9 })
    case 'number':
      // JSON writes -0 as 0.
      return fc
        .double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true })
        .map((value) => value + 0)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const items = schema.items === undefined ? fc.constant(null) : fitting(file, schema.items, depth)
      const most = file === 'parts/content' && schema.items?.$ref !== undefined ? 2 : 3
      const size = { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, depth > 0 ? 1 : most) }
      return schema.uniqueItems === true ? fc.uniqueArray(items, size) : fc.array(items, size)
    }
    default:
      return objectFor(file, schema, depth)
  }
}

function objectFor(file: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const all = Object.entries(schema.properties ?? {})
  const properties = all
    .filter(([, property]) => !isVariants(property))
    .map(([name, property]) => [name, fitting(file, property, depth)] as const)
  const required = schema.required ?? schema.anyOf?.[0]?.required ?? []
  const plain = fc.record(Object.fromEntries(properties), {
    requiredKeys: [...required, ...(schema.anyOf?.[0]?.required ?? [])],
    noNullPrototype: true,
  })
  const [variants] = depth === 0 ? all.filter(([, property]) => isVariants(property)) : []
  const known = variants === undefined ? plain : withVariants(plain, variants[0], fitting(file, variants[1], depth))
  const atLeast = schema.minProperties ?? 0
  if (schema.additionalProperties === false || schema.additionalProperties === undefined) {
    const refused = schema.not?.required ?? []
    const isRefused = (value: object) => refused.length > 0 && refused.every((name) => Object.hasOwn(value, name))
    return known.filter((value) => Object.keys(value).length >= atLeast && !isRefused(value))
  }
  const names = (
    schema.propertyNames === undefined ? fc.string() : fitting(file, schema.propertyNames, depth)
  ) as fc.Arbitrary<string> // names are text
  const rest = fc.dictionary(names, fitting(file, schema.additionalProperties, depth), {
    minKeys: atLeast,
    // Inside of another of its kind it need not be large.
    maxKeys: Math.max(atLeast, depth > 0 ? 1 : 4),
    noNullPrototype: true,
  })
  return fc.tuple(rest, known).map(([others, value]) => {
    const more = Object.entries(others).filter(([name]) => !Object.hasOwn(schema.properties ?? {}, name))
    return Object.fromEntries([...more, ...Object.entries(value)])
  })
}

/** Now and then: a message that is said otherwise on every kind is large, and drawn by the hundred. */
function withVariants(plain: fc.Arbitrary<object>, name: string, variants: fc.Arbitrary<unknown>) {
  const seldom = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: variants })
  return fc.tuple(plain, seldom).map(([value, more]): object => (more === null ? value : { ...value, [name]: more }))
}

function textFor({ pattern, format, examples = [], minLength = 0, maxLength = 20, not }: Schema): fc.Arbitrary<string> {
  const size = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 20)) }
  const texts = examples.filter((example) => typeof example === 'string')
  const written = texts.length > 0 ? [fc.constantFrom(...texts)] : []
  // fast-check reads no look-ahead, and the formats are dates.
  if (format !== undefined || (pattern?.includes('(?=') ?? false)) return fc.oneof(...written)
  const refused = [not?.const, ...(not?.enum ?? [])]
  const random =
    pattern === undefined ? fc.string({ ...size, unit: 'grapheme' }) : fc.stringMatching(new RegExp(pattern, 'u'))
  // Most made-up templates cannot be read, and few flows would be left that run.
  const weight = pattern?.includes('\\{[{%]') === true ? 20 : 1
  return fc
    .oneof(random, ...written.map((arbitrary) => ({ weight, arbitrary })))
    .filter((text) => text.length <= maxLength && text.length >= minLength && !refused.includes(text))
}
