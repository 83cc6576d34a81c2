import { expect, test } from 'vitest'
import { sayConversation } from '../../runtime/cli/sayConversation.ts'

const at = Date.UTC(2026, 10, 20, 22, 59, 59)

test('tells times in the offset of the scenario, and the day when it is another', () => {
  const said = sayConversation(
    [
      { at, who: 'customer', text: 'hello' },
      { at, who: 'flow', text: 'one\ntwo' },
      { at: at + 1000, who: 'clock', text: 'over' },
    ],
    '2026-11-20T23:59:59+01:00',
  )
  expect(said).toEqual([
    '2026-11-20',
    '23:59:59  customer  hello',
    '          flow      one',
    '                    two',
    '2026-11-21',
    '00:00:00  clock     over',
  ])
})

test('tells the last date that there is when more time has passed', () => {
  expect(sayConversation([{ at: Number.MAX_SAFE_INTEGER, who: 'customer', text: 'x' }])[0]).toBe('+275760-09-13')
  expect(sayConversation([{ at, who: 'customer', text: 'x' }], '2026-11-20T12:00:00-10:30')[1]).toContain('12:29:59')
})
