import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { createHttpApp, routesOf } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import { openApi } from '../../runtime/http/openApi.ts'

// Routes are made without asking anything of the host; only requests do.
const deps = { designer: null, folder: null, tokens: null } as unknown as HttpDeps
const routes = routesOf(deps)

type Operation = {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly responses: { readonly [status: string]: unknown }
  readonly security: readonly object[]
}
const document = JSON.parse(JSON.stringify(openApi(routes))) as {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
  readonly webhooks: { readonly [name: string]: { readonly post: Operation } }
  readonly components: { readonly schemas: { readonly [name: string]: { readonly examples?: readonly unknown[] } } }
}
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
)

test('every address that the app answers is described', () => {
  const served = createHttpApp(deps)
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  const plain = (text: string) => text.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')
  expect(described.sort()).toEqual(served.map(plain).sort())
  expect(served.length).toBeGreaterThan(25)
})

test('no two routes share an address', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(addresses).size).toBe(addresses.length)
})

test('every operation says what it does, who may use it, what it answers and how it fails', () => {
  expect(document.openapi).toBe('3.1.0')
  for (const { path, operation } of operations) {
    expect(operation.summary, path).toMatch(/^[A-Z].*\.$/)
    expect(operation.tags, path).toHaveLength(1)
    expect(Array.isArray(operation.security), path).toBe(true)
    const statuses = Object.keys(operation.responses)
    expect(statuses, path).toEqual(expect.arrayContaining(['200', '403', 'default']))
    expect(statuses.includes('401'), path).toBe(operation.security.length > 0 || statuses.includes('429'))
    expect(statuses.includes('404') || !path.includes('{'), path).toBe(true)
    for (const parameter of operation.parameters ?? []) expect(parameter, path).toHaveProperty('schema.type')
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(inPath.map(({ name }) => name)).toEqual(named)
    expect(inPath.every(({ required }) => required === true)).toBe(true)
  }
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('what a bot is asked and what it answers later are both described with their signature', () => {
  const callback = document.paths['/api/bots/{bot}/callback/{conversation}/{call}']?.post
  const called = document.webhooks.bot?.post
  for (const operation of [callback, called]) {
    const headers = operation?.parameters?.filter((parameter) => parameter.in === 'header')
    expect(headers).toMatchObject([
      { name: 'usher-timestamp', required: true },
      { name: 'usher-signature', required: true, description: expect.stringContaining('HMAC-SHA256') },
    ])
  }
  expect(JSON.stringify(called)).toContain('#/components/schemas/botRequest')
  expect(document.components.schemas.botCallback).toMatchObject({ required: ['id'] })
})

test('every reference leads somewhere within the document', () => {
  const missing: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('$ref' in value && typeof value.$ref === 'string') {
      let target: unknown = document
      for (const name of value.$ref.replace('#/', '').split('/')) target = (target as Record<string, unknown>)?.[name]
      if (target === undefined || !value.$ref.startsWith('#/')) missing.push(value.$ref)
    }
    for (const [name, member] of Object.entries(value)) if (name !== 'examples') walk(member)
  }
  walk(document)
  expect(missing).toEqual([])
  expect(Object.keys(document.components.schemas).filter((name) => !/^[A-Za-z0-9._-]+$/.test(name))).toEqual([])
})

test('the schemas of the document judge their own examples as the host does', () => {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'https://usher.example/openapi.json', ...document })
  const names = Object.keys(document.components.schemas)
  for (const name of names) {
    const validate = ajv.getSchema(`https://usher.example/openapi.json#/components/schemas/${name}`)
    for (const example of document.components.schemas[name]?.examples ?? []) {
      expect(validate?.(example), `${name} ${JSON.stringify(validate?.errors)}`).toBe(true)
    }
    expect(validate, name).toBeDefined()
  }
  expect(names).toEqual(expect.arrayContaining(['inboundMessage', 'inboundAnswer', 'flow', 'problem', 'queueItem']))
})

/** Every object of the document that is a schema or holds one, but for data. */
function* objectsIn(value: unknown, place = ''): Generator<readonly [place: string, value: Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [place, value as Record<string, unknown>]
  for (const [name, member] of Object.entries(value)) {
    if (!['examples', 'default', 'const', 'enum'].includes(name)) yield* objectsIn(member, `${place}/${name}`)
  }
}

test('the document says where it is served, and nothing that is for editors and files alone', () => {
  expect(document).toMatchObject({ servers: [{ url: '/' }] })
  expect(openApi(routes, new URL('https://usher.example.com/'))).toMatchObject({
    servers: [{ url: 'https://usher.example.com' }],
  })
  const inner =
    /^(?:\$schema|\$comment|\$id|errorMessage|patternErrorMessage|itemPerLine|shortest|longest|namedBy|onlyWith|whenUndelivered)$/
  const found = [...objectsIn(document)].flatMap(([place, value]) =>
    Object.keys(value).flatMap((name) =>
      inner.test(name) && !place.endsWith('/properties') ? [`${place}/${name}`] : [],
    ),
  )
  expect(found).toEqual([])
})

test('a schema that leads round to itself ends for a reader who puts references in place', () => {
  /** A reference with words beside it is another schema each time that it is put in place. */
  const wordsOnWay = (name: string, way: readonly string[]): readonly string[] => {
    for (const [place, value] of objectsIn(document.components.schemas[name], name)) {
      const next = typeof value.$ref === 'string' ? (value.$ref.split('/')[3] ?? '') : ''
      if (next === '') continue
      if (way.includes(next) && Object.keys(value).length > 1) return [...way, place]
      if (way.includes(next)) continue
      const found = wordsOnWay(next, [...way, next])
      if (found.length > 0) return found
    }
    return []
  }
  for (const name of ['json', 'condition', 'flow', 'outboundMessage']) expect(wordsOnWay(name, [name])).toEqual([])
})
