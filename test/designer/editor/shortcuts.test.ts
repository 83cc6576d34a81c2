import { expect, test } from 'vitest'
import { pressedShortcut, SHORTCUTS, type Shortcut, showKeys } from '../../../designer/editor/shortcuts.ts'

const press = (
  key: string,
  held: readonly ('ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey')[] = [],
  isInField = false,
) => {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
  return pressedShortcut({ key, ...none, ...Object.fromEntries(held.map((name) => [name, true])) }, isInField)
}

test('no two shortcuts have the same keys', () => {
  const all = Object.values<Shortcut>(SHORTCUTS).flatMap(({ keys }) => keys)
  expect(new Set(all).size).toBe(all.length)
})

test('tells keys apart by what is held, on both kinds of keyboard', () => {
  expect(press('z', ['ctrlKey'])).toBe('undo')
  expect(press('Z', ['metaKey', 'shiftKey'])).toBe('redo')
  expect(press('z')).toBe('zoomIn')
  expect(press('z', ['ctrlKey', 'altKey'])).toBe(null)
})

test('finds a sign wherever the keyboard has it', () => {
  expect(press('?', ['shiftKey'])).toBe('shortcuts')
  expect(press('?')).toBe('shortcuts')
  expect(press('+', ['shiftKey'])).toBe('add')
})

test('leaves a field its keys, but for those that mean the same everywhere', () => {
  expect(press('?', [], true)).toBe(null)
  expect(press('z', ['ctrlKey'], true)).toBe(null)
  expect(press('s', ['ctrlKey'], true)).toBe('save')
  expect(press('k', ['ctrlKey'], true)).toBe('palette')
})

test('leaves copying to the browser', () => {
  expect(press('c', ['ctrlKey'])).toBe(null)
})

test('shows keys as the machine names them', () => {
  expect(showKeys('redo', false)).toBe('Ctrl Shift Z')
  expect(showKeys('redo', true)).toBe('⌘⇧Z')
  expect(showKeys('add', false)).toBe('+')
})
