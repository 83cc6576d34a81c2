import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortName, valueNamed } from '../../../runtime/channels/layOut/shortName.ts'

const sent = (...values: readonly string[]) => values.map((value) => ({ label: 'x', value }))

test('what comes back under a short name is the value that was sent under it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 }), (values) =>
      values.every((value) => valueNamed(shortName(value), sent(...values)) === value),
    ),
  )
})

test('a short name of nothing that was sent means nothing, and any other value is what it is', () => {
  expect(valueNamed(shortName('a'), sent('b'))).toBeNull()
  expect(valueNamed('#menu/billing', sent('b'))).toBeUndefined()
  expect(valueNamed('~', sent('b'))).toBeUndefined()
})

test('alike values have other names', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => shortName(`#menu/option-${index}`))
  expect(new Set(names).size).toBe(names.length)
  expect(names.every((name) => new TextEncoder().encode(name).length <= 20)).toBe(true)
})
