import type { CollectValue } from '../../../schemas/flow.ts'
import { compileCollectValue } from '../../engine/nodes/collectValue.ts'
import type { Reading } from '../../engine/value/Reading.ts'
import type { Scalar } from './comparedValues.ts'
import { exampleOf } from './exampleOf.ts'

/** The examples are written as anybody reads them: without a sign that parts thousands, and dates as ISO. */
const PLAINLY: Reading = { languages: ['en', 'it'], now: Date.UTC(2026, 0) }

/** Answers that a `collect` takes: one that fits, and those among `compared` that do. Options are told by `wordsFor`. */
export function answersFor(
  value: CollectValue,
  compared: readonly Scalar[],
  languages: readonly string[],
): readonly string[] {
  const read = compileCollectValue(value, languages)
  const fits = (text: string) => read(text, PLAINLY).ok
  const example = examplesOf(value).find(fits)
  return [...new Set([...(example === undefined ? [] : [example]), ...compared.map(String).filter(fits)])]
}

function examplesOf(value: CollectValue): readonly string[] {
  switch (value.kind) {
    case 'text':
      return ['something', '1']
    case 'number':
      return [value.min, value.max, 1, 0, -1, 0.5].flatMap((number) => (number === undefined ? [] : [String(number)]))
    case 'email':
      return ['customer@example.org']
    case 'phone':
      return ['+44 20 7946 0958']
    case 'date':
      return [value.earliest, value.latest, '2026-12-01'].flatMap((date) => date ?? [])
    case 'choice':
      return value.options.map((_option, index) => String(index + 1))
    case 'pattern':
      return [exampleOf(value.pattern, true) ?? '']
  }
}
