import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayDuration } from '../../../designer/i18n/sayDuration.ts'
import { readDuration } from '../../../designer/nodes/durations.ts'

test.each([
  ['10 minutes', 'PT10M'],
  ['10min', 'PT10M'],
  ['1 h 30 min', 'PT1H30M'],
  ['1 hour and 30 minutes', 'PT1H30M'],
  ['1,5 ore', 'PT90M'],
  ['2 giorni', 'P2D'],
  ['3小时', 'PT3H'],
  ['1 天 12 小时', 'P1DT12H'],
  ['2.5 s', 'PT2.5S'],
  ['1 week', 'P1W'],
  ['pt72h', 'PT72H'],
])('%s is %s', (written, duration) => {
  expect(readDuration(written)).toBe(duration)
})

test.each(['', '10', 'ten minutes', '10 months', '5 min 5 min', '10 minutes ago', 'PT', '1.234 h', '-5 min'])(
  '%j is no length of time',
  (written) => {
    expect(readDuration(written)).toBeNull()
  },
)

test('what cannot be said in words stays as it is written', () => {
  expect(sayDuration('P1M', 'en')).toBe('P1M')
})

test('what is said in words is read again as it was, in every language of the interface', () => {
  const amount = fc.integer({ min: 0, max: 99_999 })
  const durations = fc
    .record({ W: amount, D: amount, H: amount, M: amount, S: amount }, { requiredKeys: [] })
    .filter((parts) => Object.keys(parts).length > 0)
    .map(({ W, D, H, M, S }) => {
      const part = (value: number | undefined, letter: string) => (value === undefined ? '' : `${value}${letter}`)
      const time = part(H, 'H') + part(M, 'M') + part(S, 'S')
      return `P${part(W, 'W')}${part(D, 'D')}${time === '' ? '' : `T${time}`}`
    })
  fc.assert(
    fc.property(durations, fc.constantFrom('en', 'it', 'zh'), (duration, language) => {
      expect(readDuration(sayDuration(duration, language))).toBe(duration)
    }),
    { numRuns: 100 },
  )
})
