import fc from 'fast-check'
import { expect, test } from 'vitest'
import { example, says, toGeneral } from '../../../runtime/proof/check/example.ts'
import { noWayOut } from '../../../runtime/proof/check/rules/noWayOut.ts'
import type { Node } from '../../../schemas/flow.ts'

const menu = (a: string, b: string): Node => ({
  type: 'menu',
  prompt: [{ text: '?' }],
  options: [{ id: 'a', label: 'A' }],
  exits: { a, noMatch: b, timeout: b },
})
const trapped = (nodes: { readonly [id: string]: Node }) => noWayOut.find(example(nodes)).map(({ nodeId }) => nodeId)

test.each<[string, { readonly [id: string]: Node }, string[]]>([
  ['a menu that leads back to itself by every exit', { m: menu('m', 'm') }, ['m']],
  ['a menu with one exit to a queue', { m: menu('m', 'q'), q: toGeneral }, []],
  ['a close is an end', { m: menu('m', 'c'), c: { type: 'close' } }, []],
  ['an outcome is an end, for its caller goes on', { m: menu('m', 'o'), o: { type: 'outcome', outcome: 'x' } }, []],
  ['a milestone is not', { m: menu('m', 'o'), o: { type: 'outcome', outcome: 'x', exits: { next: 'm' } } }, ['m']],
  ['an exit that leads nowhere is told by another rule', { m: menu('m', 'gone') }, []],
  ['a ring that leads into another is told once, by the inner', { m: menu('m', 'n'), n: menu('n', 'n') }, ['n']],
  ['two rings apart are two', { s: menu('m', 'n'), m: menu('m', 'm'), n: menu('n', 'n') }, ['m', 'n']],
  ['a ring without a wait is told by another rule', { m: says('on', 'n'), n: says('on', 'm') }, []],
  ['one that nobody comes to is told by another rule', { q: toGeneral, m: menu('m', 'm') }, []],
])('%s', (_, nodes, found) => {
  expect(trapped(nodes).sort()).toEqual(found)
})

test('something is told exactly when a node is reached from which no end is', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const targets = fc.tuple(fc.constantFrom(...ids, 'end'), fc.constantFrom(...ids, 'end'))
  fc.assert(
    fc.property(fc.array(targets, { minLength: 5, maxLength: 5 }), (wiring) => {
      const leads = new Map<string, readonly string[]>(ids.map((id, index) => [id, wiring[index] ?? []]))
      const from = (id: string) => {
        const reached = new Set([id])
        for (const next of reached) for (const target of leads.get(next) ?? []) reached.add(target)
        return reached
      }
      const nodes = Object.fromEntries(ids.map((id) => [id, menu(leads.get(id)?.[0] ?? '', leads.get(id)?.[1] ?? '')]))
      const lost = [...from('a')].some((id) => !from(id).has('end'))
      expect(trapped({ ...nodes, end: toGeneral }).length > 0).toBe(lost)
    }),
  )
})

test('a ring of thousands is found in one pass', () => {
  const nodes = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, index) => [
      `n${index}`,
      index % 50 === 0 ? menu(`n${(index + 1) % 5_000}`, 'n0') : says('on', `n${(index + 1) % 5_000}`),
    ]),
  )
  expect(trapped(nodes)).toEqual(['n0'])
})
