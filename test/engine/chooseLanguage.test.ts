import { expect, test } from 'vitest'
import { chooseLanguage } from '../../runtime/engine/chooseLanguage.ts'
import { languageTag } from '../../runtime/engine/languageTag.ts'

test.each([
  ['en', 'en'],
  ['EN-us', 'en-US'],
  ['en_US', 'en-US'],
  ['zh_Hant_TW', 'zh-Hant-TW'],
  ['zh_hans_cn', 'zh-Hans-CN'],
  ['pt_BR.UTF-8', 'pt-BR'],
  ['de_DE@euro', 'de-DE'],
  ['es_419', 'es-419'],
  ['iw_IL', 'he-IL'],
  [' it ', 'it'],
  ['C', undefined],
  ['C.UTF-8', undefined],
  ['', undefined],
  ['english please', undefined],
])('the locale "%s" is the language %s', (said, tag) => {
  expect(languageTag(said)).toBe(tag)
  if (tag !== undefined) expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
})

test.each([
  ['en_US', ['it', 'en'], 'en'],
  ['pt_BR.UTF-8', ['pt', 'pt-BR'], 'pt-BR'],
  ['zh_Hant_TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh_TW', ['en', 'zh-Hant'], 'zh-Hant'],
  ['it', ['en', 'it-CH'], 'it-CH'],
  ['fr_FR', ['en', 'it'], null],
  ['C', ['en'], null],
  [undefined, ['en'], null],
] as const)('%s among %j is served by %s', (wanted, languages, served) => {
  expect(chooseLanguage(wanted, languages)).toBe(served)
})
