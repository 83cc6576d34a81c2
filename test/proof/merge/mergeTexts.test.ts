import { expect, it } from 'vitest'
import { formatFile } from '../../../runtime/engine/files/formatFile.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import { sayWords } from '../../../runtime/engine/words.ts'
import { mergeTexts } from '../../../runtime/proof/merge/mergeTexts.ts'
import type { Flow } from '../../../schemas/flow.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const queue = (priority: number): Flow['nodes'][string] => ({ type: 'enqueue', queue: 'general', priority })
const base = flowOf({ a: queue(1), b: queue(1) })
const names = { ours: 'HEAD', theirs: 'faster-billing' }

it('puts what differs in a node between the marks, and everything else merged around them', () => {
  const { text, conflicts } = mergeTexts(
    'flow',
    base,
    flowOf({ a: queue(2), b: queue(3) }),
    flowOf({ a: queue(1), b: queue(4), c: queue(5) }),
    names,
  )
  expect(text.slice(text.indexOf('  "nodes"'))).toBe(`  "nodes": {
    "a": {
      "type": "enqueue",
      "queue": "general",
      "priority": 2
    },
    "b": {
      "type": "enqueue",
      "queue": "general",
<<<<<<< HEAD
      "priority": 3
=======
      "priority": 4
>>>>>>> faster-billing
    },
    "c": {
      "type": "enqueue",
      "queue": "general",
      "priority": 5
    }
  }
}
`)
  expect(conflicts.map((conflict) => ({ ...conflict, message: sayWords(conflict.message) }))).toEqual([
    {
      path: '/nodes/b/priority',
      base: 1,
      ours: 3,
      theirs: 4,
      message: 'Node "b", priority: both sides changed it, differently. Choose one.',
    },
  ])
})

it('takes the commas into the block when a side has no node there', () => {
  const { text } = mergeTexts('flow', base, flowOf({ a: queue(1) }), flowOf({ a: queue(1), b: queue(4) }), names)
  expect(text.slice(text.indexOf('  "nodes"'))).toBe(`  "nodes": {
    "a": {
      "type": "enqueue",
      "queue": "general",
      "priority": 1
<<<<<<< HEAD
    }
=======
    },
    "b": {
      "type": "enqueue",
      "queue": "general",
      "priority": 4
    }
>>>>>>> faster-billing
  }
}
`)
})

it('leaves marks that the parser explains', () => {
  const { text } = mergeTexts('flow', base, flowOf({ a: queue(2), b: queue(1) }), flowOf({ a: queue(3), b: queue(1) }))
  const parsed = parseFile('flow', text, 'main.flow.json')
  expect(parsed.ok ? '' : parsed.issues[0]?.message).toBe(
    'Line 18, column 1: this is the mark of a merge conflict; choose one side and remove the marks.',
  )
})

it('writes no marks and the canonical form when nothing conflicts', () => {
  const { text, conflicts } = mergeTexts('flow', base, flowOf({ a: queue(2), b: queue(1) }), base)
  expect(text).toBe(formatFile('flow', flowOf({ a: queue(2), b: queue(1) })))
  expect(conflicts.map((conflict) => ({ ...conflict, message: sayWords(conflict.message) }))).toEqual([])
})
