import { describe, expect, test } from 'vitest'
import type { FileKind } from '../../../runtime/engine/files/FileKind.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'

const flowWith = (nodes: object) => ({
  specVersion: 1,
  id: 'front-desk',
  name: 'Front desk',
  languages: ['en'],
  start: 'menu',
  fallback: { queue: 'general' },
  nodes,
})
const menu = {
  type: 'menu',
  prompt: [{ text: 'What is it about?' }],
  options: [{ id: 'billing', label: 'Invoices' }],
  exits: { billing: 'to-billing' },
}

/** Each problem as `code path message → fix`. */
function problems(kind: FileKind, source: unknown): readonly string[] {
  const read = parseFile(kind, source, 'file.json')
  if (read.ok) return []
  return read.issues.map(
    ({ code, path, message, fix }) => `${code} ${path} ${message}${fix === undefined ? '' : ` → ${fix}`}`,
  )
}

test('reads text and values alike', () => {
  const flow = flowWith({ menu })
  expect(parseFile('flow', JSON.stringify(flow), 'front-desk.flow.json')).toEqual({ ok: true, value: flow })
  expect(parseFile('flow', `\ufeff${JSON.stringify(flow)}`, 'front-desk.flow.json')).toEqual({ ok: true, value: flow })
  expect(parseFile('flow', flow, 'front-desk.flow.json')).toEqual({ ok: true, value: flow })
})

test('an issue names its file, its node and its severity', () => {
  const read = parseFile('flow', flowWith({ menu: { ...menu, attempts: 12 } }), 'front-desk.flow.json')
  expect(read).toEqual({
    ok: false,
    issues: [
      {
        code: 'outOfRange',
        severity: 'error',
        file: 'front-desk.flow.json',
        nodeId: 'menu',
        path: '/nodes/menu/attempts',
        message: 'Node "menu": "attempts" must be at most 10, but is 12.',
      },
    ],
  })
})

describe('a node', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'a slip of the pen is told once, with what was meant',
      { ...menu, prompt: undefined, promt: menu.prompt },
      ['unknownProperty /nodes/menu/promt Node "menu": "promt" is not known. → Did you mean "prompt"?'],
    ],
    [
      'a setting of another type of node',
      { type: 'enqueue', queue: 'billing', prompt: [] },
      [
        'unknownProperty /nodes/menu/prompt Node "menu": "prompt" is not known. → Remove it, or use one of "skills", "priority".',
      ],
    ],
    [
      'something is missing',
      { type: 'menu', prompt: menu.prompt, options: [{ id: 'billing' }], exits: {} },
      ['missingProperty /nodes/menu/options/0 Node "menu": "label" is missing in option "billing". → Add "label".'],
    ],
    [
      'a wrong type',
      { ...menu, attempts: 'three' },
      ['wrongType /nodes/menu/attempts Node "menu": "attempts" must be a whole number, but is "three".'],
    ],
    [
      'a text that is none',
      { ...menu, options: [{ id: 'billing', label: 3 }] },
      [
        'wrongType /nodes/menu/options/0/label Node "menu": "label" of option "billing" must be a text or an object, but is 3. → Expected a text, or one text per language such as { "en": "Hello", "it": "Ciao" }.',
      ],
    ],
    [
      'a language that is none',
      { ...menu, options: [{ id: 'billing', label: { xx_y: 'a' } }] },
      [
        'wrongName /nodes/menu/options/0/label/xx_y Node "menu": "xx_y" cannot be a name in "label" of option "billing". → Expected a language tag such as en, it, zh or pt-BR.',
      ],
    ],
    [
      'a type that does not exist',
      { ...menu, type: 'mneu' },
      [
        'unknownValue /nodes/menu/type Node "menu": "type" must be one of "greeting", "message", "keywordRoute", "menu", "officeHours", "botHandoff", "enqueue", "branch", "collect", "assign", "request", "subflow", "split", "outcome", "close", but is "mneu". → Did you mean "menu"?',
      ],
    ],
    ['a list for a node', [], ['wrongType /nodes/menu Node "menu": it must be an object, but is a list.']],
    [
      'an exit that the node does not have',
      { type: 'message', content: [{ text: 'a' }], exits: { nxt: 'menu' } },
      ['unknownProperty /nodes/menu/exits/nxt Node "menu": "nxt" is not known in "exits". → Did you mean "next"?'],
    ],
    [
      'an id in the wrong form',
      { ...menu, exits: { billing: 'To Billing' } },
      [
        'wrongForm /nodes/menu/exits/billing Node "menu": "billing" of "exits" cannot be "To Billing". → Expected an id: lower-case letters and digits, words joined by single hyphens, such as to-billing.',
      ],
    ],
    [
      'an id that JavaScript knows',
      { type: 'enqueue', queue: 'constructor' },
      [
        'wrongForm /nodes/menu/queue Node "menu": "queue" cannot be "constructor". → Expected an id: lower-case letters and digits, words joined by single hyphens, such as to-billing.',
      ],
    ],
    [
      'text and media in one part',
      { type: 'close', content: [{ text: 'a', media: { kind: 'image', url: 'https://example.com/a.png' } }] },
      [
        'unknownProperty /nodes/menu/content/0/media Node "menu": "text" and "media" do not go together in item 1 of "content". → Keep one of them.',
      ],
    ],
    [
      'neither text, media nor cards',
      { type: 'close', content: [{ txt: 'a' }] },
      [
        'missingProperty /nodes/menu/content/0 Node "menu": one of "text", "media", "cards" is missing in item 1 of "content". → Did you mean "text" by "txt"?',
      ],
    ],
    [
      'nothing to choose from',
      { ...menu, options: [] },
      ['wrongCount /nodes/menu/options Node "menu": "options" needs at least 1 entry, but has 0.'],
    ],
    [
      'a comparison with nothing',
      { type: 'branch', cases: [{ id: 'gold', when: { attribute: 'contact.tier' } }], exits: {} },
      [
        'wrongCount /nodes/menu/cases/0/when Node "menu": "when" of case "gold" needs at least 2 entries, but has 1. → Expected an attribute and at least one comparison, such as { "attribute": "contact.tier", "is": "gold" }.',
      ],
    ],
    [
      'a duration in another form',
      { ...menu, timeout: '1h' },
      [
        'wrongForm /nodes/menu/timeout Node "menu": "timeout" cannot be "1h". → Expected a duration such as PT30S, PT10M, PT1H or P3D.',
      ],
    ],
    [
      'a wait that is too long',
      { ...menu, timeout: 'P31D' },
      ['outOfRange /nodes/menu/timeout Node "menu": "timeout" must be PT0.1S to P30D, but is "P31D".'],
    ],
    [
      'a request that is too long',
      { type: 'request', method: 'GET', url: 'https://example.com', timeout: 'PT61S', exits: {} },
      ['outOfRange /nodes/menu/timeout Node "menu": "timeout" must be PT0.1S to PT60S, but is "PT61S".'],
    ],
    [
      'an unknown kind of value',
      { type: 'collect', prompt: menu.prompt, variable: 'a', value: { kind: 'nmber' }, exits: {} },
      [
        'unknownValue /nodes/menu/value/kind Node "menu": "kind" of "value" must be one of "text", "number", "email", "phone", "date", "choice", "pattern", but is "nmber". → Did you mean "number"?',
      ],
    ],
  ])('%s', (_what, node, expected) => {
    expect(problems('flow', flowWith({ menu: node }))).toEqual(expected)
  })

  test('every problem of every node is told at once', () => {
    const told = problems(
      'flow',
      flowWith({ a: { type: 'enqueue' }, b: { type: 'close', extra: 1 }, c: { ...menu, attempts: 0 } }),
    )
    expect(told.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'missingProperty /nodes/a',
      'unknownProperty /nodes/b/extra',
      'outOfRange /nodes/c/attempts',
    ])
  })
})

describe('other files', () => {
  test.each<[FileKind, unknown, readonly string[]]>([
    [
      'scenarios',
      {
        flow: 'x',
        scenarios: { 'says hello': { steps: [{ custmer: 'hello' }, { customer: 'hello', sent: 'Hello' }] } },
      },
      [
        'missingProperty /scenarios/says hello/steps/0 Scenario "says hello": one of "customer", "after", "bot", "request", "agent", "start", "undelivered", "sent", "enqueued", "handedTo", "waiting", "closed", "variables", "outcome", "path", "nothing" is missing in step 1. → Did you mean "customer" by "custmer"?',
        'unknownProperty /scenarios/says hello/steps/1/sent Scenario "says hello": "customer" and "sent" do not go together in step 2. → Keep one of them.',
      ],
    ],
    [
      'schedule',
      { id: 'support', timeZone: 'Europe/Rome', weekly: { mon: ['9-18'] }, holidays: [{ date: '2026-02-30' }] },
      [
        'wrongForm /weekly/mon/0 Schedule "support": item 1 of "mon" of "weekly" cannot be "9-18". → Expected hours as HH:MM-HH:MM, such as 09:00-18:00 or 22:00-02:00.',
        'wrongForm /holidays/0/date Schedule "support": "date" of holiday 1 cannot be "2026-02-30". → Expected a date that exists, written as YYYY-MM-DD.',
      ],
    ],
    [
      'workspace',
      { name: '', languages: ['en', 'en'], threadingWindow: 'PT72H' },
      [
        'wrongLength /name "name" must not be empty.',
        'repeatedItem /languages/1 "languages" holds "en" twice. → Remove one of them.',
      ],
    ],
    [
      'workspace',
      { name: 'a', languages: ['en'], threadingWindow: 'P31D' },
      ['outOfRange /threadingWindow "threadingWindow" must be PT0S to P30D, but is "P31D".'],
    ],
    [
      'queues',
      { queues: { billing: {} } },
      ['missingProperty /queues/billing Queue "billing": "name" is missing. → Add "name".'],
    ],
    ['skills', [], ['wrongType  It must be an object, but is a list.']],
  ])('%s', (kind, value, expected) => {
    expect(problems(kind, value)).toEqual(expected)
  })

  test('a place deep inside is told by its ends', () => {
    let when: unknown = { attribute: 'contact.tier', is: 'gold', sinse: 1 }
    for (let depth = 0; depth < 20; depth += 1) when = { not: when }
    const nodes = { tier: { type: 'branch', cases: [{ id: 'gold', when }], exits: { gold: 'end', otherwise: 'end' } } }
    const value = {
      specVersion: 1,
      id: 'a',
      name: 'A',
      languages: ['en'],
      start: 'tier',
      fallback: { queue: 'q' },
      nodes,
    }
    const [problem] = problems('flow', value)
    expect(problem).toContain('"sinse" is not known in "not" of "not" of "not" of "not" of … of "when" of case "gold".')
  })

  test('a secret is never repeated', () => {
    const told = [
      ...problems('channels', { channels: { web: { kind: 'web', flow: 'x', secret: 123456, deliverTo: 'hunter2' } } }),
      ...problems('bots', {
        bots: { faq: { kind: 'webhook', url: 'hunter2', secret: 'x'.repeat(5_000), timeout: 'hunter2' } },
      }),
    ]
    expect(told).toHaveLength(5)
    expect(told.join()).not.toMatch(/123456|hunter2|xxx/)
    expect(told[2]).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the form in which files name the environment
      'wrongForm /bots/faq/url Bot "faq": "url" has the wrong form. → Expected an address that starts with https://, or a name of the environment such as ${BOT_URL}.',
    )
  })
})

describe('text', () => {
  test('that is no JSON is told with line and column', () => {
    expect(problems('flow', '{\n  "id": "a",\n}')).toEqual([
      'invalidJson  Line 3, column 1: a comma stands before this }; remove the comma.',
    ])
  })

  test('with a name twice in one object is refused', () => {
    expect(problems('skills', '{ "skills": { "a": { "name": "A" },\n "a": { "name": "B" } } }')).toEqual([
      'repeatedName /skills/a Line 2, column 2: "a" stands twice in one object. → Remove or rename one of them.',
    ])
  })

  test('written by a newer Usher is refused', () => {
    expect(problems('flow', { ...flowWith({ menu }), specVersion: 2 })).toEqual([
      'newerSpecVersion /specVersion This file is written in version 2 of the format, but this Usher knows versions up to 1. → Install a newer Usher.',
    ])
  })

  test('of an older format is brought up to date before it is checked', () => {
    const { name, ...older } = flowWith({ menu })
    const migrations = [{ kind: 'flow', to: 2, why: 'a test', migrate: (flow: object) => ({ ...flow, name }) }]
    // The schema knows version 1 alone, so what comes out of the migration is refused for its version and nothing else.
    expect(parseFile('flow', JSON.stringify(older), 'a.flow.json', { migrations })).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'unknownValue',
          path: '/specVersion',
          message: 'Flow "front-desk": "specVersion" must be 1, but is 2.',
        },
      ],
    })
  })
})
