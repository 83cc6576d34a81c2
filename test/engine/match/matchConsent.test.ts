import { describe, expect, test } from 'vitest'
import { type ConsentWords, DEFAULT_CONSENT_WORDS } from '../../../runtime/engine/match/consentWords.ts'
import { matchConsent } from '../../../runtime/engine/match/matchConsent.ts'

describe("the carriers' words", () => {
  test.each([
    ['STOP', 'stop'],
    ['stop', 'stop'],
    [' Stop. ', 'stop'],
    ['ＳＴＯＰ', 'stop'],
    ['"STOP"', 'stop'],
    ['stopall', 'stop'],
    ['Quit', 'stop'],
    ['HELP', 'help'],
    ['info?', 'help'],
    ['revoke', 'stop'],
    ['OPTOUT', 'stop'],
    ['Opt out', 'stop'],
    ['opt-out!', 'stop'],
    ['STOP ALL', 'stop'],
    ['remove', 'stop'],
    ['Arrêt', 'stop'],
    ['ARRET', 'stop'],
    ['baja', 'stop'],
    ['cancellami', 'stop'],
    ['SAIR', 'stop'],
    ['Abmelden', 'stop'],
    ['退订', 'stop'],
    ['退訂。', 'stop'],
    ['td', 'stop'],
    ['aide', 'help'],
    ['opt in', null],
    ['I want to opt out of paper bills', null],
    ['STOP PLEASE', null],
    ['please stop', null],
    ['nonstop', null],
    ['S T O P', null],
    ['', null],
    ['!!!', null],
    [`STOP${'!'.repeat(200)}`, null],
  ] as const)('"%s" means %s', (text, word) => {
    expect(matchConsent(DEFAULT_CONSENT_WORDS, text, false)).toBe(word)
  })
  test.each(['START', 'UNSTOP', 'Yes!', 'sì', '订阅', 'oui'])('"%s" opts in only who has opted out', (text) => {
    expect(matchConsent(DEFAULT_CONSENT_WORDS, text, false)).toBeNull()
    expect(matchConsent(DEFAULT_CONSENT_WORDS, text, true)).toBe('start')
  })
  test('/start begins a conversation, and opts nobody in', () => {
    expect(matchConsent(DEFAULT_CONSENT_WORDS, ' /start', true)).toBeNull()
  })
})

describe("a workspace's own words", () => {
  const words: ConsentWords = { stop: ['ARRÊT', '退订', 'no more'], start: ['Sì', 'oui'], help: ['退订', 'AIDE'] }
  test.each([
    ['arret', 'stop'],
    ['Arrêt', 'stop'],
    ['退订。', 'stop'],
    ['No  more!', 'stop'],
    ['aide', 'help'],
    ['STOP', null],
  ] as const)('"%s" means %s', (text, word) => {
    expect(matchConsent(words, text, false)).toBe(word)
  })
  test('are plain answers too, where they are a yes', () => {
    expect([matchConsent(words, 'si', false), matchConsent(words, 'si', true)]).toEqual([null, 'start'])
  })
})
