import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locateAll } from '../../../designer/source/locateAll.ts'
import { locate } from '../../../runtime/engine/files/locate.ts'
import { pointerOf } from '../../../runtime/engine/files/pointer.ts'

const names = fc.array(fc.oneof(fc.constantFrom('a', 'b', '/', '~', '0', '1', ''), fc.string({ maxLength: 2 })), {
  maxLength: 4,
})
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '/', '~', '0', ''), tie('value'), { maxKeys: 3 }),
  ),
})).value

test('every place is the one that is found for it alone, also in a text that is cut off', () => {
  fc.assert(
    fc.property(
      values,
      fc.array(names, { maxLength: 5 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (value, ways, cut) => {
        const whole = JSON.stringify(value, null, 2)
        const text = whole.slice(0, Math.ceil(whole.length * cut))
        const pointers = ways.map(pointerOf)
        expect(locateAll(text, pointers)).toEqual(pointers.map((pointer) => locate(text, pointer)))
      },
    ),
    { numRuns: 100 },
  )
})

test('of a name that stands twice, the last one counts', () => {
  const text = '{\n  "a": 1,\n  "a": 2\n}'
  expect(locateAll(text, ['/a'])).toEqual([{ line: 3, column: 3, offset: 14 }])
})
