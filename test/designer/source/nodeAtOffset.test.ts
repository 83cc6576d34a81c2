import { expect, test } from 'vitest'
import { nodeAtOffset, nodePlaces } from '../../../designer/source/nodeAtOffset.ts'
import { formatFile } from '../../../runtime/engine/files/formatFile.ts'
import { flowOf } from '../../support/workspaceOf.ts'

const TEXT = formatFile(
  'flow',
  flowOf({
    welcome: { type: 'message', content: [{ text: 'nodes' }], exits: { next: 'end' } },
    end: { type: 'enqueue', queue: 'general' },
  }),
)

test('every node is found where it begins', () => {
  expect(nodePlaces(TEXT).map(({ id, offset }) => [id, TEXT.slice(offset, offset + id.length + 2)])).toEqual([
    ['end', '"end"'],
    ['welcome', '"welcome"'],
  ])
})

test('a place in the text belongs to the node around it, and to none outside of the nodes', () => {
  expect(nodeAtOffset(TEXT, TEXT.indexOf('"general"\n    }'))).toBe('end')
  expect(nodeAtOffset(TEXT, TEXT.indexOf('"exits"'))).toBe('welcome')
  expect(nodeAtOffset(TEXT, TEXT.indexOf('"id"'))).toBeNull()
  expect(nodeAtOffset(TEXT, TEXT.length)).toBeNull()
})

test('what stands before a broken place is still found', () => {
  const broken = TEXT.slice(0, TEXT.indexOf('"exits"'))
  expect(nodeAtOffset(broken, broken.length)).toBe('welcome')
})
