import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findJsonProblems, placesIn } from '../../../runtime/engine/files/locate.ts'
import { namesIn, pointerOf } from '../../../runtime/engine/files/pointer.ts'
import { sayWords, words } from '../../../runtime/engine/words.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON with one character left out, put in or changed. */
const nearlyJson = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', ',', '}', ']', '"', ':', '\\', '0', '-', 'e', '.', ' ', '\n', '\u0001', '/', 't'),
    fc.boolean(),
  )
  .map(([json, at, char, replace]) => {
    const index = at % (json.length + 1)
    return json.slice(0, index) + char + json.slice(replace ? index + 1 : index)
  })

describe('what keeps a text from being JSON', () => {
  test.each([
    ['', 1, 1, 'the file is empty'],
    ['{ "a": 1, }', 1, 11, 'a comma stands before this }; remove the comma'],
    ['[1, 2, ]', 1, 8, 'a comma stands before this ]; remove the comma'],
    ['{\n  "a": [1 2]\n}', 2, 11, 'expected a comma or ], but there is 2'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'expected a comma or }, but there is "'],
    ['{ "a" 1 }', 1, 7, 'expected a colon after the name, but there is 1'],
    ['{ a: 1 }', 1, 3, 'expected a name in double quotes, but there is a'],
    ["{ 'a': 1 }", 1, 3, 'names and texts stand in double quotes, not in single ones'],
    ['{ // note\n}', 1, 3, 'JSON has no comments; remove it'],
    ['{ "a": tru }', 1, 8, 'expected a value, but there is t'],
    ['{ "a": 01 }', 1, 9, 'expected a comma or }, but there is 1'],
    [
      '{ "a": "b\n" }',
      1,
      8,
      'this text runs over the end of its line; close it with a double quote, or write \\n for a new line',
    ],
    ['{ "a": "\\q" }', 1, 8, 'this text holds \\q, which means nothing; write \\\\ for a backslash'],
    ['{ "a": "b', 1, 8, 'this text never ends; close it with a double quote'],
    ['{ "a": [{ "b": 1', 1, 17, 'the file ends, but an object in "b" is not closed'],
    ['{} {}', 1, 4, 'nothing may follow the end, but there is {'],
    ['{\n<<<<<<< ours\n', 2, 1, 'this is the mark of a merge conflict; choose one side and remove the marks'],
  ])('%j', (text, line, column, message) => {
    const { fault } = findJsonProblems(text)
    expect(fault).toMatchObject({ code: 'invalidJson', line, column })
    expect(sayWords(fault?.message ?? words`none`)).toBe(message)
  })

  test('is found exactly where JSON.parse finds something', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.json(), fc.string({ unit: 'binary' })), (text) => {
        expect(findJsonProblems(text).fault === null).toBe(isJson(text))
      }),
      { numRuns: 1_000 },
    )
  })

  test('is the depth, when a text is nested a million deep', () => {
    expect(findJsonProblems('['.repeat(1_000_000)).fault).toMatchObject({ code: 'tooDeep', offset: 100 })
    expect(findJsonProblems('{"a":'.repeat(1_000_000)).fault).toMatchObject({ code: 'tooDeep' })
  })

  test('is nothing in a text of ten million characters', () => {
    expect(findJsonProblems(JSON.stringify(['x'.repeat(10_000_000)]))).toEqual({ fault: null, repeatedNames: [] })
  })

  test('is not a byte order mark', () => {
    expect(findJsonProblems('\ufeff{}').fault).toBeNull()
  })
})

test('names that one object has twice are told with the place of the second', () => {
  const { repeatedNames } = findJsonProblems(
    '{\n  "a": { "x": 1,\n    "x": 2 },\n  "b": { "x": 1 },\n  "\\u0061": 3\n}',
  )
  expect(repeatedNames).toEqual([
    { name: 'x', pointer: '/a/x', position: { line: 3, column: 5, offset: 23 } },
    { name: 'a', pointer: '/a', position: { line: 5, column: 3, offset: 54 } },
  ])
})

describe('the place of a JSON pointer', () => {
  const text = '{\n  "nodes": {\n    "a/b": { "options": [{ "id": 1 }, { "id": 2 }] }\n  }\n}\n'

  test.each([
    ['', 1, 1],
    ['/nodes', 2, 3],
    ['/nodes/a~1b', 3, 5],
    ['/nodes/a~1b/options/1', 3, 39],
    ['/nodes/a~1b/options/1/id', 3, 41],
  ])('%s', (pointer, line, column) => {
    expect(placesIn(text)(pointer)).toMatchObject({ line, column })
  })

  test('that is not there is the nearest around it', () => {
    const placeOf = placesIn(text)
    expect(placeOf('/nodes/a~1b/options/1/label/en')).toEqual(placeOf('/nodes/a~1b/options/1'))
    expect(placesIn('')('/nodes')).toEqual({ line: 1, column: 1, offset: 0 })
  })

  test('of a name that stands twice is the last one', () => {
    expect(placesIn('{\n  "a": 1,\n  "a": 2\n}')('/a')).toEqual({ line: 3, column: 3, offset: 14 })
  })

  test('before the end of a text that is cut off is the same as in the whole', () => {
    const placeOf = placesIn(text.slice(0, text.indexOf('{ "id": 2')))
    expect(placeOf('/nodes/a~1b/options/0/id')).toEqual(placesIn(text)('/nodes/a~1b/options/0/id'))
    expect(placeOf('/nodes/a~1b/options/1/id')).toEqual(placeOf('/nodes/a~1b/options'))
  })

  test('is where the name stands, in any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2), (value, space) => {
        const json = JSON.stringify(value, null, space)
        const placeOf = placesIn(json)
        for (const names of waysIn(value)) {
          const name = names.at(-1)
          const found = json.slice(placeOf(pointerOf(names)).offset)
          const expected = typeof name === 'number' ? memberAt(value, names) : name
          expect(
            found.startsWith(JSON.stringify(expected, null, typeof name === 'number' ? undefined : space).slice(0, 1)),
          ).toBe(true)
          if (typeof name === 'string') expect(found.startsWith(`${JSON.stringify(name)}:`)).toBe(true)
        }
      }),
    )
  })
})

test('a pointer gives its names back', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (names) => {
      expect(namesIn(pointerOf(names))).toEqual(names)
    }),
  )
})

type Way = readonly (string | number)[]

function waysIn(value: unknown, way: Way = []): readonly Way[] {
  if (typeof value !== 'object' || value === null) return []
  const members: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return members.flatMap(([name, member]) => [[...way, name], ...waysIn(member, [...way, name])])
}

function memberAt(value: unknown, way: Way): unknown {
  return way.reduce<unknown>((at, name) => (at as { readonly [name: string]: unknown })[name], value)
}
