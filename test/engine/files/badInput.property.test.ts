import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkValue } from '../../../runtime/engine/files/checkValue.ts'
import { FINDINGS } from '../../../runtime/engine/files/explainErrors.ts'
import type { FileKind } from '../../../runtime/engine/files/FileKind.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import { namesIn } from '../../../runtime/engine/files/pointer.ts'
import { arbitraryOf } from '../../support/arbitraryOf.ts'
import { mutations } from '../../support/mutations.ts'

/** Nothing but issues that say something, each at a place that exists or whose parent does. */
function expectIssuesAtPlaces(value: unknown, read: ReturnType<typeof parseFile>): void {
  if (read.ok) return
  expect(read.issues.length).toBeGreaterThan(0)
  for (const { path, message, code, severity } of read.issues) {
    expect(message).toMatch(/^\S.*\.$/su)
    expect(message.length).toBeLessThan(1_000)
    expect(code).toMatch(/^[a-z][A-Za-z]+$/)
    expect(severity).toBe('error')
    expect(holds(value, namesIn(path).slice(0, -1)), path).toBe(true)
  }
}

function holds(value: unknown, names: readonly string[]): boolean {
  const [name, ...rest] = names
  if (name === undefined) return true
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false
  return holds((value as { readonly [name: string]: unknown })[name], rest)
}

test('3,000 spoilt flows give issues at their places, as values and as text', () => {
  let refused = 0
  fc.assert(
    fc.property(arbitraryOf('flow').chain(mutations), (flows) => {
      for (const flow of flows) {
        const read = parseFile('flow', flow, 'a.flow.json')
        expectIssuesAtPlaces(flow, read)
        const again = parseFile('flow', JSON.stringify(flow), 'a.flow.json')
        expect(again.ok).toBe(read.ok)
        if (!read.ok) refused += 1
      }
    }),
    { numRuns: 150 },
  )
  // Otherwise the spoiling would not spoil, and this test could not fail.
  expect(refused).toBeGreaterThan(1_000)
})

test.each<[FileKind, string]>([
  ['layout', 'layout'],
  ['workspace', 'workspace'],
  ['queues', 'queues'],
  ['skills', 'skills'],
  ['bots', 'bots'],
  ['channels', 'channels'],
  ['schedule', 'schedule'],
  ['scenarios', 'scenarios'],
])('spoilt %s give issues at their places', (kind, schema) => {
  fc.assert(
    fc.property(arbitraryOf(schema).chain(mutations), (values) => {
      for (const value of values) expectIssuesAtPlaces(value, parseFile(kind, value, 'file.json'))
    }),
    { numRuns: 25 },
  )
})

test('any text gives a value or issues', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      const read = parseFile('flow', text, 'a.flow.json')
      expect(read.ok).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})

test('a value that holds itself is refused for its depth', () => {
  const flow: { [name: string]: unknown } = {}
  flow.nodes = [flow, flow, { flow }]
  expect(parseFile('flow', flow, 'a.flow.json')).toMatchObject({ ok: false, issues: [{ code: 'tooDeep' }] })
})

test('a condition is refused when it is nested too deep, and not before', () => {
  const branch = (depth: number) => {
    let when: object = { attribute: 'contact.tier', is: 'gold' }
    for (let level = 0; level < depth; level += 1) when = { not: when }
    const nodes = { a: { type: 'branch', cases: [{ id: 'x', when }], exits: {} } }
    return { specVersion: 1, id: 'a', name: 'A', languages: ['en'], start: 'a', fallback: { queue: 'general' }, nodes }
  }
  expect(parseFile('flow', branch(80), 'a.flow.json').ok).toBe(true)
  expect(parseFile('flow', branch(100), 'a.flow.json')).toMatchObject({ ok: false, issues: [{ code: 'tooDeep' }] })
  expect(parseFile('flow', branch(100_000), 'a.flow.json')).toMatchObject({ ok: false, issues: [{ code: 'tooDeep' }] })
})

test('a file that is wrong throughout is told in two hundred issues', () => {
  const nodes = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`n-${index}`, { type: 'enqueue' }]))
  const read = checkValue('flow', { specVersion: 1, nodes })
  expect(read.ok ? 0 : read.issues.length).toBe(FINDINGS)
})

test('wrong messages give issues at their places', () => {
  fc.assert(
    fc.property(arbitraryOf('wire/inboundMessage').chain(mutations), (messages) => {
      for (const message of messages) expectIssuesAtPlaces(message, checkValue('inboundMessage', message) as never)
    }),
    { numRuns: 50 },
  )
  expect(checkValue('inboundMessage', { id: 'm', from: { id: 'u' } })).toMatchObject({
    issues: [{ code: 'missingProperty', path: '', message: '"text" or "value" or "attachments" is missing.' }],
  })
})
