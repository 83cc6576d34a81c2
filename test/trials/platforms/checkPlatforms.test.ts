import { expect, test } from 'vitest'
import { checkPlatforms, type Thread } from './checkPlatforms.ts'

const good: Thread = {
  kind: 'line',
  address: 'ada',
  wrote: ['m-0', 'm-1', 'm-2'],
  turns: ['m-0', 'm-1', 'm-2'],
  told: [
    { text: 'You said m-0', isDead: false },
    { text: 'You said m-1', isDead: true },
    { text: 'You said m-2', isDead: false },
  ],
  heard: ['You said m-0', 'You said m-2', 'You said m-2'],
}
const MOST = { line: 2 }

test('what was kept is no violation', () => {
  expect(checkPlatforms([good], MOST)).toEqual([])
})

test.each<[string, Partial<Thread>, string]>([
  ['lost', { turns: ['m-0', 'm-2'] }, 'was decided'],
  ['decided twice', { turns: ['m-0', 'm-1', 'm-1', 'm-2'] }, 'was decided'],
  ['decided out of order', { turns: ['m-0', 'm-2', 'm-1'] }, 'was decided'],
  ['never sent', { heard: ['You said m-0'] }, 'never told “You said m-2”'],
  ['sent too often', { heard: [...good.heard, 'You said m-2'] }, '“You said m-2” 3 times'],
  ['sent twice where nothing is sent again', { kind: 'telegram' }, '“You said m-2” 2 times'],
  ['sent out of order', { heard: ['You said m-2', 'You said m-0'] }, 'in this order'],
  ['sent and never said', { heard: [...good.heard, 'You said m-9'] }, 'which nobody said'],
])('a message %s is seen', (_, change, what) => {
  expect(checkPlatforms([{ ...good, ...change }], MOST).join()).toContain(what)
})
