import { posix } from 'node:path'
import { Ajv } from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { build } from 'vite'
import { type Choice, chooseBranch, isUnion } from './chooseBranch.ts'
import { HEADER, moduleOf } from './emitTypes.ts'
import type { Schema, Schemas } from './loadSchemas.ts'

type Rewritten = { readonly [keyword: string]: unknown }

/** Source of `validators.js`: one ES module without imports, eval or require; and of its declaration. */
export async function emitValidators(schemas: Schemas): Promise<ReadonlyMap<string, string>> {
  const ajv = new Ajv({
    allErrors: true,
    discriminator: true,
    messages: false,
    // What is compiled here was rewritten; the originals are held against Ajv's strict mode by a test.
    strict: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: false, optimize: 2 },
  })
  addFormats.default(ajv, ['date', 'date-time'])
  for (const [file, schema] of schemas.files) ajv.addSchema(rewrite(schemas, file, schema), uriOf(file))
  const validated = [...schemas.files].filter(([file]) => !/^(?:nodes|parts)\//.test(file))
  const names = Object.fromEntries(validated.map(([file]) => [validatorName(file), uriOf(file)]))
  const source = await bundle(appendInPlace(standaloneCode.default(ajv, names)))
  const types = validated.map(([file, { title = 'unknown' }]) => ({ file, title }))
  return new Map([
    ['validators.js', HEADER + source],
    ['validators.d.ts', HEADER + declaration(types)],
  ])
}

const ENTRY = '\0validators'
const uriOf = (file: string): string => `usher:/${file}.schema.json`
const validatorName = (file: string): string =>
  posix.basename(file).replace(/^./, (letter) => `validate${letter.toUpperCase()}`)

const DECLARATION = `/** Which keyword of which schema refused the value at \`instancePath\` (a JSON pointer), with the keyword's own details. */
export type ValidationError = {
  readonly keyword: string
  readonly instancePath: string
  readonly schemaPath: string
  readonly params: { readonly [name: string]: unknown }
  readonly propertyName?: string
}
/** Says whether a value is a T; if not, \`errors\` holds every reason until the next call. The value must not be nested deeper than the stack allows. */
export type Validate<T> = {
  (value: unknown): value is T
  readonly errors?: readonly ValidationError[] | null
}
`

function declaration(types: readonly { readonly file: string; readonly title: string }[]): string {
  const byModule = Map.groupBy(types, ({ file }) => moduleOf(file))
  const imports = [...byModule].map(
    ([module, group]) => `import type { ${group.map(({ title }) => title).join(', ')} } from './${module}.ts'`,
  )
  const lines = types.map(({ file, title }) => `export const ${validatorName(file)}: Validate<${title}>`)
  return `${imports.join('\n')}\n\n${DECLARATION}${lines.join('\n')}\n`
}

/** The schema without what only people read, its unions as conditions (see `chooseBranch`), and any JSON unchecked: it came from JSON. */
function rewrite(schemas: Schemas, file: string, schema: Schema): Rewritten {
  if (file === 'parts/json') return {}
  const {
    title,
    description,
    $comment,
    examples,
    default: _,
    errorMessage,
    patternErrorMessage,
    itemPerLine,
    shortest,
    longest,
    namedBy,
    onlyWith,
    whenUndelivered,
    $schema,
    ...rest
  } = schema
  const one = (inner: Schema) => rewrite(schemas, file, inner)
  const each = (record: { readonly [name: string]: Schema }) =>
    Object.fromEntries(Object.entries(record).map(([name, inner]) => [name, one(inner)]))
  return {
    ...rest,
    ...(rest.$defs === undefined ? {} : { $defs: each(rest.$defs) }),
    ...(rest.properties === undefined ? {} : { properties: each(rest.properties) }),
    ...(rest.propertyNames === undefined ? {} : { propertyNames: one(rest.propertyNames) }),
    ...(rest.items === undefined ? {} : { items: { ...one(rest.items), ...uniqueType(schemas, file, rest) } }),
    ...(typeof rest.additionalProperties === 'object' ? { additionalProperties: one(rest.additionalProperties) } : {}),
    ...(isUnion(rest) ? rewriteUnion(schemas, file, rest) : {}),
  }
}

function rewriteUnion(schemas: Schemas, file: string, schema: Schema): Rewritten {
  const choice = chooseBranch(schemas, file, schema)
  if (choice.by !== 'tag') return { oneOf: undefined, ...conditions(schemas, choice) }
  return {
    allOf: undefined,
    properties: undefined,
    discriminator: { propertyName: choice.tag },
    oneOf: schema.allOf?.map((condition) => rewrite(schemas, file, condition.then)),
  }
}

/** Ajv compares every two items of a list that must not repeat itself, unless it sees at once that they are text: 100,000 items took minutes. */
function uniqueType(schemas: Schemas, file: string, { uniqueItems, items }: Schema): Rewritten {
  if (uniqueItems !== true || items?.$ref === undefined) return {}
  return { type: schemas.resolve(file, items.$ref).schema.type }
}

function conditions(schemas: Schemas, choice: Choice): Rewritten {
  const branches = choice.branches.map(({ name, file, schema, choice: inner }) => ({
    name,
    branch: inner === undefined ? rewrite(schemas, file, schema) : conditions(schemas, inner),
  }))
  if (choice.by === 'type') {
    return {
      type: branches.map(({ name }) => name),
      allOf: branches.map(({ name, branch }) => ifThen({ type: name }, branch)),
    }
  }
  const chain = branches.reduceRight<Rewritten | false>(
    (otherwise, { name, branch }) => ({ ...ifThen({ required: [name] }, branch), else: otherwise }),
    false,
  )
  return { type: 'object', ...ifThen({ type: 'object' }, chain) }
}

function ifThen(condition: Rewritten, branch: Rewritten | false): Rewritten {
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  return { if: condition, then: branch }
}

/**
 * Ajv copies all errors so far for each part that has some: a list of 500,000 wrong items, a megabyte of text, took minutes. A part's list
 * of errors belongs to the caller once it has returned, so the caller may add to it.
 */
function appendInPlace(code: string): string {
  const copying = /(\w+) = \1 === null \? ([\w.]+)\.errors : \1\.concat\(\2\.errors\)/g
  const appending = code.replace(copying, '$1 = append($1, $2.errors)')
  if (!copying.test(code) || /\.concat\(/.test(appending)) throw new Error('Ajv writes its code in another way now')
  return `${appending}
function append(errors, more) {
  if (errors === null) return more
  for (const error of more) errors.push(error)
  return errors
}`
}

/** Ajv's code requires its run-time helpers: they are put in, so that the module loads anywhere. Not as a library: Vite leaves those unminified. */
async function bundle(code: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      modulePreload: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
    plugins: [
      {
        name: 'validators',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? code : null),
      },
    ],
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('the bundler gave nothing')
  return chunk.code
}
