import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIds, slotIn } from '../../runtime/createIds.ts'
import { SLOTS, slotOf } from '../../runtime/inbound/slotOf.ts'

// Ids are for ever: what is written down here never changes.
test.each([
  ['web', 'ada', 847],
  ['whatsapp', '+393331234567', 678],
  ['line', '你好', 741],
])('the slot of %s, %s is %i, in every version', (channel, address, slot) => {
  expect(slotOf(channel, address)).toBe(slot)
})

test('every id of a thread says its slot, whenever it was made, and so does what is named after it', () => {
  const thread = fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
  const times = fc.array(fc.integer({ min: 0, max: 2 ** 44 }), { minLength: 1 })
  fc.assert(
    fc.property(thread, times, fc.constantFrom('c', 't', 'u', 'q'), ([channel, address], at, prefix) => {
      const slot = slotOf(channel, address)
      for (const now of at) {
        const id = createIds(() => now)(prefix, slot)
        expect(id).toMatch(/^[ctuq]_[0-9a-hjkmnp-tv-z]{22}$/)
        expect([id, `${id}.o0`, `${id}.q`, `${id}.1`].map(slotIn)).toEqual([slot, slot, slot, slot])
      }
    }),
  )
})

test('ids of one thread in one millisecond differ', () => {
  const newId = createIds(() => 0)
  expect(new Set(Array.from({ length: 10_000 }, () => newId('t', 7))).size).toBe(10_000)
})

test('threads are divided evenly, also where their addresses follow one another', () => {
  const counts = new Array<number>(SLOTS).fill(0)
  const each = 200
  for (let number = 0; number < SLOTS * each; number += 1) {
    const slot = slotOf('whatsapp', `+39333${1_000_000 + number}`)
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  // Six standard deviations of a fair division.
  const most = 6 * Math.sqrt(each)
  expect(Math.max(...counts)).toBeLessThan(each + most)
  expect(Math.min(...counts)).toBeGreaterThan(each - most)
})

test.each([
  'c_old-ada',
  't_9d1c2a30-6a2c-4a53-8b67-9c1d5f1f0c11',
  'web',
  'c_0000000000000000000000',
  'c_000000000000000000000u',
])('“%s” says a slot only where it has the form of an id', (id) => {
  expect(slotIn(id)).toBe(id === 'c_0000000000000000000000' ? 0 : null)
})
