import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALIGNMENTS, alignBoxes, type SizedBox } from '../../../designer/document/alignBoxes.ts'

const box = (id: string, x: number, y: number, width = 100, height = 50): SizedBox => ({ id, x, y, width, height })

test.each([
  ['alignLeft', { a: { x: 0, y: 0 }, b: { x: 0, y: 80 } }],
  ['alignCenter', { a: { x: 75, y: 0 }, b: { x: 50, y: 80 } }],
  ['alignRight', { a: { x: 150, y: 0 }, b: { x: 100, y: 80 } }],
  ['alignTop', { a: { x: 0, y: 0 }, b: { x: 100, y: 0 } }],
  ['alignMiddle', { a: { x: 0, y: 45 }, b: { x: 100, y: 40 } }],
  ['alignBottom', { a: { x: 0, y: 90 }, b: { x: 100, y: 80 } }],
] as const)('%s sets boxes of different sizes on one line', (how, places) => {
  expect(alignBoxes([box('a', 0, 0), box('b', 100, 80, 150, 60)], how)).toEqual(places)
})

test('equal gaps keep the first and the last box where they are', () => {
  const boxes = [box('c', 500, 3), box('a', 0, 1), box('b', 120, 2)]
  expect(alignBoxes(boxes, 'distributeAcross')).toEqual({
    a: { x: 0, y: 1 },
    b: { x: 250, y: 2 },
    c: { x: 500, y: 3 },
  })
})

/** Boxes that overlap a lot may change places when their gaps are made equal. */
const LINES = ALIGNMENTS.filter((how) => how.startsWith('align'))

test('aligning what is aligned changes nothing', () => {
  const coordinate = fc.integer({ min: -500, max: 500 })
  const size = fc.integer({ min: 1, max: 300 })
  const boxes = fc
    .array(fc.tuple(coordinate, coordinate, size, size), { minLength: 2, maxLength: 6 })
    .map((all) => all.map(([x, y, width, height], index) => box(`n${index}`, x, y, width, height)))
  fc.assert(
    fc.property(boxes, fc.constantFrom(...LINES), (given, how) => {
      const once = alignBoxes(given, how)
      const again = alignBoxes(
        given.map((each) => ({ ...each, ...once[each.id] })),
        how,
      )
      for (const { id } of given) {
        expect(again[id]?.x).toBeCloseTo(once[id]?.x ?? Number.NaN)
        expect(again[id]?.y).toBeCloseTo(once[id]?.y ?? Number.NaN)
      }
    }),
    { numRuns: 100 },
  )
})
