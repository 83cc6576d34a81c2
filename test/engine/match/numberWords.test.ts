import { expect, test } from 'vitest'
import { NUMBER_WORDS } from '../../../runtime/engine/match/numberWords.ts'
import { LANGUAGES, numberWordsOf } from '../../support/numberWordsOf.ts'

test('the table of numbers in words is what CLDR says: `node test/support/writeNumberWords.ts` writes it', () => {
  expect(NUMBER_WORDS).toEqual(Object.fromEntries(LANGUAGES.map((language) => [language, numberWordsOf(language)])))
})
