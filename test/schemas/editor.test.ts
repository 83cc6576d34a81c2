import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type * as Service from 'vscode-json-languageservice'

// The language service of VS Code and Monaco, with nothing but the `$schema` of the file. Its ES modules do not load in Node.
const { getLanguageService, TextDocument }: typeof Service = createRequire(import.meta.url)(
  'vscode-json-languageservice',
)

const flows = new URL('../../flows/', import.meta.url)
const service = getLanguageService({
  schemaRequestService: async (uri) => readFileSync(fileURLToPath(uri), 'utf8'),
  workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
})
service.configure({ validate: true, allowComments: false })

const SCHEMA = '"$schema": "../schemas/flow.schema.json"'
const open = (text: string) =>
  TextDocument.create(new URL('front-desk.flow.json', pathToFileURL(fileURLToPath(flows))).href, 'json', 1, text)

async function problemsOf(nodes: object): Promise<readonly string[]> {
  const flow = {
    specVersion: 1,
    id: 'x',
    name: 'X',
    languages: ['en'],
    start: 'a',
    fallback: { queue: 'general' },
    nodes,
  }
  const document = open(JSON.stringify({ $schema: '../schemas/flow.schema.json', ...flow }, null, 2))
  const problems = await service.doValidation(document, service.parseJSONDocument(document))
  return problems.map(({ range, message }) => `${document.getText(range)}: ${textOf(message).trim()}`)
}

const textOf = (message: string | Service.MarkupContent) => (typeof message === 'string' ? message : message.value)

/** What is offered where the text has a `|`. */
async function offers(text: string): Promise<readonly string[]> {
  const document = open(text.replace('|', ''))
  const position = document.positionAt(text.indexOf('|'))
  const list = await service.doComplete(document, position, service.parseJSONDocument(document))
  return (list?.items ?? []).map(({ label }) => label.replaceAll('"', ''))
}

const menu = {
  type: 'menu',
  prompt: [{ text: 'What is it about?' }],
  options: [{ id: 'billing', label: { en: 'Invoices' } }],
  exits: { billing: 'to-billing', noMatch: 'to-general', timeout: 'to-general' },
}

test('finds nothing wrong in a flow that is right', async () => {
  expect(await problemsOf({ menu })).toEqual([])
})

test.each([
  ['a value out of range', { ...menu, attempts: 12 }, ['12: Value is above the maximum of 10.']],
  ['a property of another node type', { ...menu, queue: 'billing' }, ['"queue": Property queue is not allowed.']],
  [
    'a duration in another form',
    { ...menu, timeout: '1h' },
    ['"1h": Expected a duration such as PT30S, PT10M, PT1H or P3D.'],
  ],
  [
    'an exit that the node does not have',
    { type: 'message', content: [{ text: 'a' }], exits: { nxt: 'b' } },
    ['"nxt": Value is not accepted. Valid values: "next", "failed".'],
  ],
  [
    'a wrong word in a part of a message',
    { ...menu, prompt: [{ text: 'a', txt: 'b' }] },
    ['"txt": Property txt is not allowed.'],
  ],
  [
    'an id with a capital',
    { type: 'enqueue', queue: 'Billing' },
    ['"Billing": Expected an id: lower-case letters and digits, words joined by single hyphens, such as to-billing.'],
  ],
])('points at %s, and at nothing else', async (_what, node, problems) => {
  expect(await problemsOf({ node })).toEqual(problems)
})

test('a node type that does not exist is one problem, with the types that do', async () => {
  const [problem, ...others] = await problemsOf({ node: { type: 'mneu', prompt: [] } })
  expect(problem).toMatch(/^"mneu": Value is not accepted. Valid values: "greeting", "message", "keywordRoute", "menu"/)
  expect(others).toEqual([])
})

test('offers the properties of a flow', async () => {
  expect(await offers(`{ ${SCHEMA}, | }`)).toEqual([
    'specVersion',
    'id',
    'name',
    'description',
    'languages',
    'start',
    'returning',
    'entries',
    'fallback',
    'nodes',
  ])
})

test('offers every node type', async () => {
  const types = await offers(`{ ${SCHEMA}, "nodes": { "a": { "type": "|" } } }`)
  expect(types).toHaveLength(15)
  expect(types).toContain('officeHours')
})

test.each([
  [
    'the settings of a menu',
    '"a": { "type": "menu", | }',
    ['prompt', 'options', 'retry', 'attempts', 'timeout', 'exits'],
  ],
  [
    'the exits of office hours',
    '"a": { "type": "officeHours", "exits": { | } }',
    ['open', 'closed', 'holiday', 'emergency'],
  ],
  [
    'the kinds of answer to collect',
    '"a": { "type": "collect", "value": { "kind": "|" } }',
    ['text', 'number', 'email', 'phone', 'date', 'choice', 'pattern'],
  ],
  [
    'all kinds of message part',
    '"a": { "type": "message", "content": [{ | }] }',
    ['text', 'quickReplies', 'buttons', 'list', 'locationRequest', 'template', 'on', 'media', 'caption', 'cards'],
  ],
  ['the methods of a request', '"a": { "type": "request", "method": "|" }', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']],
])('offers %s', async (_what, nodes, expected) => {
  expect(await offers(`{ ${SCHEMA}, "nodes": { ${nodes} } }`)).toEqual(expected)
})

test('offers the steps of a scenario', async () => {
  const steps = await offers(
    '{ "$schema": "../schemas/scenarios.schema.json", "scenarios": { "a": { "steps": [{ | }] } } }',
  )
  expect(steps).toEqual(expect.arrayContaining(['customer', 'after', 'sent', 'enqueued', 'waiting', 'nothing']))
})

test('says what a setting does at its place, not what its type is', async () => {
  const document = open(`{ ${SCHEMA}, "nodes": { "a": { "type": "enqueue", "queue": "billing" } } }`)
  const position = document.positionAt(document.getText().indexOf('"queue"') + 2)
  const hover = await service.doHover(document, position, service.parseJSONDocument(document))
  expect(JSON.stringify(hover?.contents)).toContain('A queue of queues')
})
