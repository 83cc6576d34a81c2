import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renameInFlow } from '../../../designer/document/workspace/renameInFlow.ts'
import { pointerOf } from '../../../runtime/engine/files/pointer.ts'
import { exitsOf } from '../../../runtime/engine/index.ts'
import { referencesIn } from '../../../runtime/proof/check/references.ts'
import { variablesEver } from '../../../runtime/proof/check/variablesSet.ts'
import { asSaid } from '../../../runtime/proof/content/asSaid.ts'
import { keywordChoices } from '../../../runtime/proof/content/keywordChoices.ts'
import { keywordSetsOf, keywordsIn, patternsOf } from '../../../runtime/proof/content/keywordsOf.ts'
import { contentsOf, optionsOf, templatesOf, textsOf } from '../../../runtime/proof/content/textsOf.ts'
import { choicesOf } from '../../../runtime/proof/explore/choicesOf.ts'
import { type ExitRule, exits } from '../../../schemas/exits.ts'
import type { Node, NodeType } from '../../../schemas/flow.ts'
import { arbitraryOf } from '../../support/arbitraryOf.ts'
import { placesIn, type ShapedPlace } from '../../support/placesIn.ts'
import { valueAt } from '../../support/valueAt.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const types = Object.keys(exits) as NodeType[] // what is generated has them all

/** Whatever the schema of a node allows, asked of a node that is called `n` in a flow of its own. */
function holds(type: NodeType, property: (node: Node, places: readonly ShapedPlace[]) => void): void {
  const drawn = arbitraryOf(`nodes/${type}`) as fc.Arbitrary<Node> // the schema says so
  fc.assert(
    fc.property(drawn, (node) => {
      property(node, placesIn(node, `nodes/${type}`))
    }),
    { numRuns: 30 },
  )
}

const pointers = (places: readonly { readonly names: readonly (string | number)[] }[]): readonly string[] =>
  places.map(({ names }) => pointerOf(names)).sort()

const written = (places: readonly ShapedPlace[], shape: string) =>
  places.filter((place) => place.shape === shape && !place.isName)

const flowWith = (node: Node) => flowOf({ n: node })

/** A slug in a node names an exit, where an exit leads, what it calls by a name of its own, or else something of the workspace. */
function namesOfResources(node: Node, places: readonly ShapedPlace[]): readonly ShapedPlace[] {
  const rule: ExitRule = exits[node.type]
  const own: readonly (string | number | undefined)[] = ['exits', rule.namedBy, 'outcome']
  return written(places, 'parts/slug').filter(
    ({ names }) => names.at(-1) !== 'id' && (!own.includes(names[0]) || names.at(-1) === 'skill'),
  )
}

/** Names of variables that are not the flow's own: of the flow that is called, of the contact, of the bot. */
const OF_OTHERS: ReadonlySet<unknown> = new Set(['inputs', 'contact', 'context'])

/** The variables that a node gives a value. */
function variablesGiven(node: Node, places: readonly ShapedPlace[]): readonly unknown[] {
  return places.flatMap(({ shape, names: [list = '', name], value, isName }) => {
    if (shape !== 'parts/variableName' || OF_OTHERS.has(list) || (list === 'outputs' && !isName)) return []
    const given = isName ? valueAt(node, pointerOf([list, name ?? ''])) : value
    return given === null ? [] : [value]
  })
}

const LISTS: { readonly [what: string]: (node: Node, places: readonly ShapedPlace[]) => void } = {
  'contents are all found': (node, places) =>
    expect(pointers(contentsOf(node))).toEqual(pointers(written(places, 'parts/content'))),

  'texts are all found': (node, places) =>
    expect(pointers(textsOf(node))).toEqual(pointers(written(places, 'parts/text'))),

  'options are all found': (node, places) =>
    expect(new Set(optionsOf(node).map(({ names }) => pointerOf(names.slice(0, -1))))).toEqual(
      new Set(pointers(written(places, 'parts/options'))),
    ),

  'templates are all found': (node, places) =>
    expect(pointers(templatesOf(node))).toEqual(
      expect.arrayContaining([...pointers(written(places, 'parts/template'))]),
    ),

  'keywords are all found': (node, places) =>
    expect(pointers(keywordSetsOf(node))).toEqual(pointers(written(places, 'parts/keywords'))),

  'patterns are all found': (node, places) =>
    expect(pointers(patternsOf(node))).toEqual(pointers(written(places, 'parts/pattern'))),

  'what is chosen by keywords is said when ways are looked for, and counted': (node) => {
    const said = new Set(choicesOf(node, ['en']).map(({ text }) => text))
    const counted = new Set(keywordChoices(node).map(({ keyword }) => keyword))
    for (const set of keywordSetsOf(node)) {
      for (const { keyword } of keywordsIn(set)) {
        if (asSaid(keyword) !== '') expect(said).toContain(asSaid(keyword))
        if (node.type !== 'collect') expect(counted).toContain(keyword) // which choice was taken is its answer
      }
    }
  },

  'resources are known wherever they are named, and follow when they are renamed': (node, places) => {
    const flow = flowWith(node)
    const found = referencesIn(workspaceOf([flow])).filter(({ nodeId }) => nodeId === 'n')
    expect(found.map(({ path }) => path.replace('/nodes/n', '')).sort()).toEqual(
      pointers(namesOfResources(node, places)),
    )
    for (const { kind, id } of found) {
      const renamed = workspaceOf([renameInFlow(flow, { kind, from: id, to: `${id}-2` })])
      expect(
        referencesIn(renamed).filter((other) => other.kind === kind && other.id === id && other.nodeId === 'n'),
      ).toEqual([])
    }
  },

  'variables that it sets are known': (node, places) => {
    const led = Object.fromEntries((exitsOf(node, {}) ?? ['done']).map((exit) => [exit, 'n']))
    const flow = flowWith('exits' in node ? ({ ...node, exits: led } as Node) : node) // the same node, with every exit wired
    expect([...variablesEver(flow, new Set())].sort()).toEqual([...new Set(variablesGiven(node, places))].sort())
  },
}

/*
 * Lists that are written type by type, each held against the schemas: of a new type of node, nothing that such a list is to hold can be
 * forgotten.
 */
describe.each(types)('of a node %s', (type) => {
  test.each(Object.entries(LISTS))('%s', (_what, property) => holds(type, property))
})
