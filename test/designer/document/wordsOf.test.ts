import { expect, test } from 'vitest'
import { wordsOf } from '../../../designer/document/wordsOf.ts'

test('finds every text in every language, and every keyword, once', () => {
  const words = wordsOf({
    type: 'menu',
    prompt: [{ text: { en: 'What is it about?', it: '' } }],
    options: [
      { id: 'billing', label: { en: 'A bill', it: 'Una fattura' }, keywords: { en: ['invoice'], it: ['fattura'] } },
      { id: 'other', label: 'A bill', keywords: ['invoice'] },
    ],
    exits: {},
  })
  expect(words.map(({ kind, words, language }) => `${kind}: ${words} (${language})`)).toEqual([
    'text: What is it about? (en)',
    'text: A bill (null)',
    'text: Una fattura (it)',
    'keyword: invoice (null)',
    'keyword: fattura (it)',
  ])
})
