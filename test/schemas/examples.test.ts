import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { loadSchemas, type Schema } from '../../schemas/generate/loadSchemas.ts'

const directory = new URL('../../schemas', import.meta.url).pathname
const schemas = loadSchemas(directory)
const uriOf = (file: string) => `file:///${file}.schema.json`

const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  allowMatchingProperties: true,
  // What editors, the canonical form and the engine read, and no validator.
  keywords: [
    'errorMessage',
    'patternErrorMessage',
    'itemPerLine',
    'shortest',
    'longest',
    'namedBy',
    'onlyWith',
    'whenUndelivered',
  ],
})
addFormats.default(ajv)
for (const [file, schema] of schemas.files) ajv.addSchema(schema, uriOf(file))

/** A part of a file that can stand alone: Ajv loses the base of a reference that it reaches by pointer. */
function withAbsoluteRefs(file: string, schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? new URL(value, uriOf(file)).href : value,
  ) as Schema // the same schema with longer references
}

type Inner = { readonly pointer: string; readonly schema: Schema }

/** Every schema inside one, itself included, with its JSON pointer. */
function innerSchemas(schema: Schema, pointer = ''): readonly Inner[] {
  const of = (key: string, inner: Schema | undefined | false) =>
    inner === undefined || inner === false ? [] : innerSchemas(inner, `${pointer}/${key}`)
  const record = (key: string, inners: { readonly [name: string]: Schema } = {}) =>
    Object.entries(inners).flatMap(([name, inner]) => innerSchemas(inner, `${pointer}/${key}/${name}`))
  return [
    { pointer, schema },
    ...record('properties', schema.properties),
    ...record('$defs', schema.$defs),
    ...of('items', schema.items),
    ...of('additionalProperties', schema.additionalProperties),
    ...of('propertyNames', schema.propertyNames),
    ...(schema.oneOf ?? []).flatMap((branch, index) => innerSchemas(branch, `${pointer}/oneOf/${index}`)),
    ...(schema.allOf ?? []).flatMap(({ then }, index) => innerSchemas(then, `${pointer}/allOf/${index}/then`)),
  ]
}

describe.each([...schemas.files])('%s', (file, root) => {
  const inner = innerSchemas(root)

  test('is a strict schema of the draft it names', () => {
    expect(root.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(ajv.getSchema(uriOf(file))).toBeTypeOf('function')
  })

  test('every part of it says what it is', () => {
    const silent = inner.filter(({ pointer, schema }) => {
      const target = schema.$ref === undefined ? undefined : schemas.resolve(file, schema.$ref).schema
      const words = schema.description ?? target?.description ?? (isShared(file, pointer) ? schema.$comment : undefined)
      return words === undefined && schema.const === undefined
    })
    expect(silent.map(({ pointer }) => pointer)).toEqual([])
  })

  test('every part of it has an example', () => {
    const bare = inner.filter(({ schema }) => {
      const target = schema.$ref === undefined ? schema : schemas.resolve(file, schema.$ref).schema
      const [first] = [...(schema.examples ?? []), ...(target.examples ?? []), ...(target.enum ?? [])]
      return first === undefined && schema.const === undefined && !SHOWN_WHERE_USED.includes(target.$comment ?? '')
    })
    expect(bare.map(({ pointer }) => pointer)).toEqual([])
  })

  // Editors lay a referenced schema over what stands beside the reference.
  test('nothing beside a reference is lost in an editor', () => {
    const lost = inner.flatMap(({ pointer, schema }) => {
      if (schema.$ref === undefined) return []
      const target: Schema = schemas.resolve(file, schema.$ref).schema
      return Object.entries(schema)
        .filter(
          ([key, value]) => key in target && JSON.stringify(target[key as keyof Schema]) !== JSON.stringify(value),
        )
        .map(([key]) => `${pointer}/${key}`)
    })
    expect(lost.filter((pointer) => !pointer.endsWith('/$ref'))).toEqual([])
  })

  test('every example fits its own part', () => {
    const wrong = inner.flatMap(({ pointer, schema }) => {
      const validate = ajv.compile(withAbsoluteRefs(file, schema))
      const values = [...(schema.examples ?? []), ...(schema.default === undefined ? [] : [schema.default])]
      return values.filter((value) => !validate(value)).map((value) => ({ pointer, value, errors: validate.errors }))
    })
    expect(wrong).toEqual([])
  })

  test('refuses every property that it does not name', () => {
    const open = inner.filter(
      ({ schema }) =>
        schema.type === 'object' &&
        schema.oneOf === undefined &&
        schema.allOf === undefined &&
        schema.additionalProperties === undefined,
    )
    expect(open.filter(({ schema }) => schema.$ref === undefined).map(({ pointer }) => pointer)).toEqual([])
  })

  test('bounds every text and every list', () => {
    const unbounded = inner.filter(
      ({ schema }) =>
        (schema.type === 'string' &&
          schema.maxLength === undefined &&
          schema.format === undefined &&
          schema.pattern?.endsWith('$') !== true) ||
        (schema.type === 'array' && schema.maxItems === undefined),
    )
    expect(isWritten(file) ? unbounded.map(({ pointer }) => pointer) : []).toEqual([])
  })
})

/** Described where it is used, if it is described otherwise there. */
const isShared = (file: string, pointer: string) =>
  (pointer === '' && file.startsWith('parts/')) || /^\/\$defs\/\w+$/.test(pointer)
/** Parts whose examples would be offered at every place that uses them. */
const SHOWN_WHERE_USED = ['slug', 'exitName', 'exits'].map((part) => schemas.files.get(`parts/${part}`)?.$comment ?? '')

const ANSWERS = [
  'inboundAnswer',
  'simulateAnswer',
  'problem',
  'transcriptLine',
  'conversationSummary',
  'conversationView',
  'queueItem',
  'queueSummary',
  'releaseSummary',
  'deployment',
  'deadDelivery',
]

/** What people and strangers write, as opposed to what Usher answers. */
function isWritten(file: string): boolean {
  return !ANSWERS.includes(file.replace('wire/', ''))
}

test('every duration in a file that the host reads has a least and a most', () => {
  const unbounded = [...schemas.files].flatMap(([file, root]) =>
    file.startsWith('wire/') || file === 'scenarios'
      ? []
      : innerSchemas(root).flatMap(({ pointer, schema }) =>
          schema.$ref?.endsWith('parts/duration.schema.json') && !(schema.shortest && schema.longest)
            ? [`${file}#${pointer}`]
            : [],
        ),
  )
  expect(unbounded).toEqual([])
})
