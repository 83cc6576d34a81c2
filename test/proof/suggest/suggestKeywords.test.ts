import { expect, test } from 'vitest'
import { compileKeywords } from '../../../runtime/engine/match/compileKeywords.ts'
import { matchKeywords } from '../../../runtime/engine/match/matchKeywords.ts'
import { checkSuggestion } from '../../../runtime/proof/suggest/checkSuggestion.ts'
import type { LabelledMessage } from '../../../runtime/proof/suggest/LabelledMessage.ts'
import { suggestKeywords } from '../../../runtime/proof/suggest/suggestKeywords.ts'
import type { KeywordRule } from '../../../schemas/flow.ts'

const OPTIONS = { precision: 0.9, most: 25, folds: 5, seed: 1 }

/** Every beginning with every ending. */
const say = (
  label: string | null,
  beginnings: readonly string[],
  endings: readonly string[],
  language?: string,
): readonly LabelledMessage[] =>
  beginnings.flatMap((beginning) =>
    endings.map((ending) => ({ text: beginning + ending, label, ...(language === undefined ? {} : { language }) })),
  )

const START = ['Hello, ', 'I need ', 'please, ', 'can you help with ', 'it is about ']
const MESSAGES = [
  ...say('BILLING', START, ['a refund', 'the invoice', 'my refund today', 'an invoice of May']),
  ...say('Lost card', START, ['a lost card', 'my card, I lost it', 'the card that is lost', 'a card lost abroad']),
  ...say('new card', START, ['a new card', 'another card', 'a second new card', 'another card for her']),
  ...say(null, START, ['the weather', 'your card game', 'nothing', 'a joke']),
]

const route = (rules: readonly KeywordRule[], text: string): string | null =>
  matchKeywords(compileKeywords(rules), text).best?.rule ?? null

test('rules route messages by what tells the labels apart, and leave the others alone', () => {
  const { rules, score } = suggestKeywords(MESSAGES, OPTIONS)
  expect(rules.map(({ id }) => id).sort()).toEqual(['billing', 'lost-card', 'new-card'])
  expect(route(rules, 'where is my REFUND?')).toBe('billing')
  expect(route(rules, 'lost')).toBe('lost-card')
  expect(route(rules, 'may I have another one')).toBe('new-card')
  expect(route(rules, 'hello, please help')).toBeNull()
  expect(score).toMatchObject({ messages: 80, precision: 1 })
  expect(score.falseTriggers).toBeLessThan(0.2)
})

test('the same messages and options give the same rules', () => {
  expect(suggestKeywords(MESSAGES, OPTIONS)).toEqual(suggestKeywords(MESSAGES, OPTIONS))
})

test('figures are of messages that were not seen: what chance has joined is not found again', () => {
  const words = ['ant', 'bee', 'cat', 'dog', 'elk', 'fox', 'gnu', 'hen']
  const noise = words.flatMap((a, i) =>
    words.map((b, j) => ({ text: `${a} ${b}`, label: (i * 5 + j * 3) % 7 < 3 ? 'one' : 'two' })),
  )
  const { score } = suggestKeywords(noise, OPTIONS)
  expect(score.recall ?? 1).toBeLessThan(0.6)
})

test('a rule has no more keywords than asked for', () => {
  for (const { keywords } of suggestKeywords(MESSAGES, { ...OPTIONS, most: 1 }).rules) expect(keywords).toHaveLength(1)
})

test('a label without a keyword that is sure enough is told', () => {
  const { labels } = suggestKeywords([...MESSAGES, { text: 'hello', label: 'greeting' }], OPTIONS)
  expect(labels).toContainEqual({ label: 'greeting', rule: null, messages: 1, precision: null, recall: 0 })
})

test('a beginning stands for the forms of a word', () => {
  const { rules } = suggestKeywords(
    [
      ...say('rimborsi', ['vorrei ', 'chiedo ', 'ho '], ['rimborsare', 'rimborsi', 'rimborso', 'rimborsato'], 'it'),
      ...say('退款', ['我要', '请', '想'], ['退款', '退款吧', '把钱退款', '退款了'], 'zh'),
    ],
    OPTIONS,
  )
  expect(rules.find(({ id }) => id === 'rimborsi')?.keywords).toEqual({ it: [expect.stringMatching(/^rimb.*\*$/)] })
  expect(route(rules, '麻烦退款')).toBe(rules.find(({ id }) => id !== 'rimborsi')?.id)
})

test('labels that make the same id keep apart, and none takes the exit for no match', () => {
  const messages = [
    ...say('Pay!', START, ['paying', 'payments due']),
    ...say('pay', START, ['salary', 'wages of May']),
    ...say('noMatch', START, ['orders', 'deliveries']),
    ...say('no match', START, ['returns', 'parcels']),
  ]
  const ids = suggestKeywords(messages, OPTIONS).labels.map(({ rule }) => rule)
  expect(new Set(ids).size).toBe(4)
  expect(ids).not.toContain('noMatch')
})

test('what check says of the rules is about them alone', () => {
  expect(
    checkSuggestion(suggestKeywords(MESSAGES, OPTIONS).rules).filter(({ severity }) => severity === 'error'),
  ).toEqual([])
  expect(
    checkSuggestion([
      { id: 'a', keywords: ['bill'] },
      { id: 'b', keywords: ['my bill'] },
    ]),
  ).toEqual([expect.objectContaining({ code: 'keywordShadowed', path: '/nodes/topic/rules/1/keywords/0' })])
})
