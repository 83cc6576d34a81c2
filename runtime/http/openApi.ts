import { join } from 'node:path'
import { loadSchemas, type Schema, type Schemas } from '../../schemas/generate/loadSchemas.ts'
import { root } from '../installation.ts'
import type { AnswerSchema, Route } from './Route.ts'
import { schemaOf } from './readQuery.ts'
import { refusalsOf } from './refusalsOf.ts'
import { SIGNATURE } from './routes/bots.ts'

type Json = { readonly [name: string]: unknown }

/** What editors show instead of their own words, and how files are written: not for readers of an API. */
const LEFT_OUT = new Set([
  '$schema',
  '$comment',
  'errorMessage',
  'patternErrorMessage',
  'itemPerLine',
  'shortest',
  'longest',
  'namedBy',
  'onlyWith',
  'whenUndelivered',
])
/** `own`: the channel's or bot's own secret may do instead of a token. */
const SECURITY: Json = { null: [], own: [{ token: [] }, {}], role: [{ token: [] }] }
const WORDS = new Set(['title', 'description', 'examples'])
const PROBLEM = { $ref: '#/components/responses/Problem' }

/** The API in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), made of the routes themselves and the schemas that their bodies are held against. */
export function openApi(routes: readonly Route[], publicUrl: URL | null = null): Json {
  const schemas = loadSchemas(join(root, 'schemas'))
  const used = new Map<string, Json>()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, path, schemas, used) }
  }
  const problem = componentOf('wire/problem', schemas, used)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Usher',
      version: '1',
      description:
        "Decides what happens to a customer's message before a person sees it. Errors are problem details (RFC 9457).",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl?.origin ?? '/', description: 'This host.' }],
    paths,
    webhooks: { bot: { post: botCall(schemas, used) } },
    components: {
      schemas: Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1))),
      responses: {
        Problem: {
          description: 'What is wrong, and where.',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of USHER_TOKENS. Without configured tokens none is needed.',
        },
      },
    },
  }
}

/** What this host asks of a bot: the other direction of the callback. */
function botCall(schemas: Schemas, used: Map<string, Json>): Json {
  const answered = { description: 'The answer.', content: json(componentOf('wire/botResponse', schemas, used)) }
  return {
    operationId: 'callBot',
    summary: 'Tells a bot of bots.json what a customer wrote, at the address that it has there.',
    tags: ['bots'],
    security: [],
    parameters: inHeaders(SIGNATURE),
    requestBody: { required: true, content: json(componentOf('wire/botRequest', schemas, used)) },
    responses: {
      200: answered,
      202: { description: 'The answer comes later, at the callbackUrl.' },
      '4XX': { description: 'The bot does not take it: the conversation goes on by the exit `failed`.' },
    },
  }
}

function operation(route: Route, path: string, schemas: Schemas, used: Map<string, Json>): Json {
  const { method, summary, role, body, isText, query = {}, headers = {}, answer } = route
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query).map(([name, value]) => ({
    name,
    in: 'query',
    description: value.means,
    schema: schemaOf(value),
  }))
  const parameters = [...inPath, ...inQuery, ...inHeaders(headers)]
  return {
    operationId: operationId(method, path),
    summary,
    tags: [path.split('/')[path.startsWith('/api/') ? 2 : 1] || 'host'],
    ...(role === null ? {} : { 'x-usher-role': role }),
    security: SECURITY[role === null || role === 'own' ? String(role) : 'role'],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: json(componentOf(`wire/${body}`, schemas, used)) } }),
    ...(isText === true ? { requestBody: { required: true, content: textOf('text/plain') } } : {}),
    responses: {
      200: { description: 'Done.', content: contentOf(answer, schemas, used) },
      ...Object.fromEntries(refusalsOf(route).map((status) => [status, PROBLEM])),
      default: PROBLEM,
    },
  }
}

const inHeaders = (headers: NonNullable<Route['headers']>): readonly Json[] =>
  Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  }))

const json = (schema: unknown): Json => ({ 'application/json': { schema } })
const textOf = (mediaType: string): Json => ({ [mediaType]: { schema: { type: 'string' } } })

function contentOf(answer: Route['answer'], schemas: Schemas, used: Map<string, Json>): Json {
  if (typeof answer === 'string') return json(componentOf(answer, schemas, used))
  const { mediaType } = answer
  if (typeof mediaType === 'string') return textOf(mediaType)
  return json(inlined(answer as Exclude<AnswerSchema, string>, schemas, used)) // it has no media type
}

/** A schema written in a route: its references name schemas of the project. */
function inlined(value: unknown, schemas: Schemas, used: Map<string, Json>): unknown {
  if (Array.isArray(value)) return value.map((item) => inlined(item, schemas, used))
  if (typeof value !== 'object' || value === null) return value
  if ('$ref' in value && typeof value.$ref === 'string') return componentOf(value.$ref, schemas, used)
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inlined(item, schemas, used)]))
}

/** A reference to a schema, which goes into the components with all that it refers to. */
function componentOf(file: string, schemas: Schemas, used: Map<string, Json>): Json {
  const name = componentName(file)
  const schema = schemas.files.get(file)
  if (schema === undefined) throw new Error(`There is no schema ${file}.`)
  if (!used.has(name)) {
    used.set(name, UNDONE)
    used.set(name, rewritten(file, schema, schemas, used) as Json) // an object for an object
  }
  return { $ref: `#/components/schemas/${name}` }
}

/** Stands for a component that is being written. */
const UNDONE: Json = {}

const componentName = (file: string): string => file.split('/').at(-1) ?? file

function rewritten(file: string, value: unknown, schemas: Schemas, used: Map<string, Json>): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(file, item, schemas, used))
  if (typeof value !== 'object' || value === null) return value
  const to = '$ref' in value && typeof value.$ref === 'string' ? schemas.resolve(file, value.$ref) : null
  // Beside a reference that leads round, words and exceptions would make of each round another schema: readers that put references in place never
  // end.
  const isRound = to !== null && used.get(componentName(to.file)) === UNDONE
  const entries = Object.entries(value as Schema).flatMap(([name, item]): [string, unknown][] => {
    if (LEFT_OUT.has(name) && typeof item !== 'object') return []
    if (isRound && (WORDS.has(name) || name === 'not')) return []
    // Examples are data: nothing in them refers to anything.
    if (name === 'examples' || name === 'default' || name === 'const' || name === 'enum') return [[name, item]]
    if (name !== '$ref' || to === null) return [[name, rewritten(file, item, schemas, used)]]
    return [['$ref', `${componentOf(to.file, schemas, used).$ref}${to.pointer}`]]
  })
  return Object.fromEntries(entries)
}

function operationId(method: string, path: string): string {
  const words = path.split(/[^A-Za-z]+/).filter((word) => word !== '' && word !== 'api')
  return [method.toLowerCase(), ...words.map((word) => word.replace(/^./, (letter) => letter.toUpperCase()))].join('')
}
