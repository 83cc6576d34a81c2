import { expect, test } from 'vitest'
import { sayAtField } from '../../../designer/controls/sayAtField.ts'

test('beside a field the node is not named again, in any language', () => {
  const say = (message: string) => sayAtField({ message, nodeId: 'menu' })
  expect(say('Node "menu": it offers 12 choices.')).toBe('It offers 12 choices.')
  expect(say('Nodo "menu": offre 12 scelte.')).toBe('Offre 12 scelte.')
  expect(say('节点“menu”：提供了 12 个选项。')).toBe('提供了 12 个选项。')
})

test('a message that begins otherwise stays as it is, with what to do behind it', () => {
  expect(sayAtField({ message: 'The menu is empty.', fix: 'Fill it.', nodeId: 'menu' })).toBe(
    'The menu is empty. Fill it.',
  )
  expect(sayAtField({ message: 'Expected a text.' })).toBe('Expected a text.')
})
