import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someText, sourceFor, withLanguage } from '../../../designer/controls/translations.ts'

const languages = ['en', 'it', 'zh']

test('a missing translation is made from the first language that has the text', () => {
  const text = { en: '', it: 'Ciao', zh: '你好' }
  expect(sourceFor(text, 'en', languages)).toEqual({ language: 'it', text: 'Ciao' })
  expect(sourceFor(text, 'it', languages)).toBeNull()
})

test('a language that the flow no longer speaks is better than nothing to translate from', () => {
  expect(sourceFor({ fr: 'Bonjour' }, 'en', languages)).toEqual({ language: 'fr', text: 'Bonjour' })
})

test('nothing is missing where nothing is written yet, or one text holds in all languages', () => {
  expect(sourceFor({ en: '', it: '' }, 'it', languages)).toBeNull()
  expect(sourceFor({}, 'en', languages)).toBeNull()
  expect(sourceFor('OK', 'zh', languages)).toBeNull()
})

test('one text for all languages becomes one per language at the first edit', () => {
  expect(withLanguage('OK', 'it', 'Va bene', ['en', 'it'])).toEqual({ en: 'OK', it: 'Va bene' })
})

test('an edit in one language leaves all others as they are, those included that the flow does not speak', () => {
  const texts = fc.dictionary(fc.constantFrom('en', 'it', 'fr'), fc.string())
  fc.assert(
    fc.property(texts, fc.constantFrom(...languages), fc.string(), (text, language, value) => {
      const { [language]: written, ...others } = withLanguage(text, language, value, languages) as typeof text
      expect(written).toBe(value)
      for (const [other, before] of Object.entries(text)) if (other !== language) expect(others[other]).toBe(before)
    }),
  )
})

test('a text without a word in any language is none', () => {
  expect(someText({ en: '', it: '' })).toBeUndefined()
  expect(someText('')).toBeUndefined()
  expect(someText({ en: '', it: 'Foto' })).toEqual({ en: '', it: 'Foto' })
})
