import { expect, test } from 'vitest'
import { createI18n } from '../../designer/i18n/createI18n.ts'
import itCatalogue from '../../designer/i18n/engine/it.json' with { type: 'json' }
import zhCatalogue from '../../designer/i18n/engine/zh.json' with { type: 'json' }
import { speakEngine } from '../../designer/i18n/speakEngine.ts'
import { words } from '../../runtime/engine/words.ts'
import { engineTemplates } from '../support/engineTemplates.ts'

const templates = [...engineTemplates()]
const placesIn = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([place]) => place).sort()

test.each<[string, { readonly [template: string]: string }]>([
  ['it', itCatalogue],
  ['zh', zhCatalogue],
])('every sentence of the engine can be said in %s, with all that it names', (_, catalogue) => {
  expect(Object.keys(catalogue).sort()).toEqual(templates.toSorted())
  const wrong = Object.entries(catalogue).filter(
    ([template, text]) => text === '' || placesIn(template).join() !== placesIn(text).join(),
  )
  expect(wrong).toEqual([])
})

test('a sentence is said in the language of the interface, what it is made of too, and the time in the zone', async () => {
  const i18n = await createI18n(['it'])
  const closed = words`Office hours ${'support'}: ${words`closed`}, because ${words`it is outside its hours`}.`
  expect(speakEngine(i18n)(closed)).toBe('Orario support: chiuso, perché è fuori orario.')
  const waits = words`Waits at ${'menu'}, until ${{ at: Date.parse('2026-11-21T10:37:00Z') }}.`
  expect(speakEngine(i18n, 'Europe/Rome')(waits)).toMatch(/^Aspetta in menu, fino a .*11:37\.$/)
  await i18n.changeLanguage('zh')
  expect(speakEngine(i18n)(closed)).toBe('工作时间 support：休息，因为不在工作时间内。')
  expect(speakEngine(i18n)(words`${{ duration: 'PT1H30M' }} of silence`)).toBe('沉默 1小时30分钟')
  await i18n.changeLanguage('en')
  expect(speakEngine(i18n)(closed)).toBe('Office hours support: closed, because it is outside its hours.')
})

test('a word that means two things in English is the right one in another language, and what it means is not said', async () => {
  const i18n = await createI18n(['it'])
  const texts = [words`closed`, words`closed{:conversation}`]
  expect(texts.map(speakEngine(i18n))).toEqual(['chiuso', 'conversazione chiusa'])
  await i18n.changeLanguage('en')
  expect(texts.map(speakEngine(i18n))).toEqual(['closed', 'closed'])
})

test('what no catalogue knows is said as it is', async () => {
  expect(speakEngine(await createI18n(['zh']))({ template: 'Made up {0}.', values: ['x'] })).toBe('Made up x.')
})
