import { nearest } from '../../../engine/files/nearest.ts'
import { exitsOf } from '../../../engine/nodes/exitsOf.ts'
import { wiredExits } from '../../../engine/nodes/wiredExits.ts'
import { type Value, words } from '../../../engine/words.ts'
import { example, toGeneral } from '../example.ts'
import { atNode, nodePlaces, suggest } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

export const unknownExit: Rule = {
  code: 'unknownExit',
  severity: 'error',
  explanation:
    'A node wires an exit that it does not have: an option was renamed or removed and its exit stayed, or the name is misspelt. Nobody ever takes it. Rename the exit, or remove it.',
  good: example({
    'which-line': { type: 'split', branches: [{ id: 'all', percent: 100 }], exits: { all: 'to-general' } },
    'to-general': toGeneral,
  }),
  bad: example({
    'which-line': {
      type: 'split',
      branches: [{ id: 'all', percent: 100 }],
      exits: { all: 'to-general', al: 'to-general' },
    },
    'to-general': toGeneral,
  }),
  find: (workspace) =>
    nodePlaces(workspace).flatMap((place) => {
      const exits = exitsOf(place.node, workspace.flows)
      if (exits === null) return []
      const known = new Set(exits)
      const wired = new Map(Object.entries(wiredExits(place.node)))
      const unknown = [...wired.keys()].filter((exit) => !known.has(exit))
      if (unknown.length === 0) return []
      const unwired = [...known].filter((exit) => !wired.has(exit))
      const has = known.size === 0 ? words`it has none` : words`it has ${listed([...known])}`
      return unknown.map((exit) =>
        atNode(
          place,
          ['exits', exit],
          words`exit "${exit}" does not exist; ${has}.`,
          suggest(nearest(exit, unwired), words`Rename the exit, or remove it.`),
        ),
      )
    }),
}

const LISTED = 10

function listed(names: readonly string[]): Value {
  const shown = names.slice(0, LISTED).map((name) => `"${name}"`)
  return names.length <= LISTED ? shown.join(', ') : words`${shown.join(', ')} and ${names.length - LISTED} more`
}
