import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PALETTE_TYPES } from '../../designer/document/createNode.ts'
import { createI18n, ENGLISH, INTERFACE_LANGUAGES, pickLanguage } from '../../designer/i18n/createI18n.ts'
import { CHANNEL_STEPS } from '../../designer/workspace/channel/channelSteps.ts'

const folder = join(import.meta.dirname, '../../designer')
const catalogue = (tag: string): ReadonlyMap<string, string> =>
  new Map(leaves(JSON.parse(readFileSync(join(folder, `i18n/${tag}.json`), 'utf8')), ''))

function leaves(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([name, part]) => leaves(part, path === '' ? name : `${path}.${name}`))
}

/** `app.nodeCount_other` counts as `app.nodeCount`. */
const stem = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '')
const english = catalogue('en')
const keys = new Set([...english.keys()].map(stem))
const tags = INTERFACE_LANGUAGES.map(({ tag }) => tag)

test('there is one catalogue for each language of the interface', () => {
  const files = readdirSync(join(folder, 'i18n')).filter((name) => name.endsWith('.json'))
  expect(files.sort()).toEqual(tags.map((tag) => `${tag}.json`).sort())
})

test.each(tags)('the catalogue of %s has every key, no other, and nothing empty', (tag) => {
  const found = catalogue(tag)
  expect([...new Set([...found.keys()].map(stem))].sort()).toEqual([...keys].sort())
  expect([...found].filter(([, text]) => text.trim() === '')).toEqual([])
})

test.each(tags)('the catalogue of %s has each plural form that the language needs', (tag) => {
  const found = catalogue(tag)
  const counted = [...new Set([...english.keys()].filter((key) => key !== stem(key)).map(stem))]
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  const missing = counted.flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => !found.has(key))
  expect(missing).toEqual([])
})

test.each(tags)('the catalogue of %s names the same values in each sentence', (tag) => {
  const found = catalogue(tag)
  const valuesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()
  const wrong = [...found].filter(([key, text]) => {
    const original = english.get(key) ?? english.get(`${stem(key)}_other`) ?? ''
    const isCounted = key !== stem(key)
    const [own, expected] = [valuesIn(text), valuesIn(original)]
    // "One message" may leave the number out.
    return isCounted ? own.some((value) => !expected.includes(value)) : own.join() !== expected.join()
  })
  expect(wrong).toEqual([])
})

test('every key that the designer asks for is there, and every key is asked for', () => {
  const sources = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('dist'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  const asked = sources.flatMap((text) =>
    [...text.matchAll(/\bt\(\s*['`]([\w.]+|[\w.]+\$\{[^`]*)['`]/g)].map((match) => match[1] ?? ''),
  )
  const whole = new Set(asked.filter((key) => !key.includes('${')))
  const beginnings = asked.filter((key) => key.includes('${')).map((key) => key.slice(0, key.indexOf('${')))
  expect([...whole].filter((key) => !keys.has(key))).toEqual([])
  expect([...keys].filter((key) => !whole.has(key) && !beginnings.some((start) => key.startsWith(start)))).toEqual([])
})

test('every node type has a name and a help', () => {
  const missing = PALETTE_TYPES.flatMap((type) => [`nodes.${type}.name`, `nodes.${type}.help`]).filter(
    (key) => !keys.has(key),
  )
  expect(missing).toEqual([])
})

test('the interface speaks the first language of the browser that it knows, else English', () => {
  expect(pickLanguage(['de-CH', 'it-IT', 'en'])).toBe('it')
  expect(pickLanguage(['zh-Hant-TW'])).toBe('zh')
  expect(pickLanguage(['', 'ja'])).toBe('en')
})

test('numbers stand in a sentence as its language writes them, and texts as they are', async () => {
  const i18n = await createI18n(['it'])
  expect(i18n.t('app.nodeCount', { count: 12_000 })).toBe('12.000 nodi')
  expect(i18n.t('publish.share', { percent: 2.5 })).toBe('2,5 %')
  expect(i18n.t('versions.release', { hash: '12000' })).toContain('12000')
  await i18n.changeLanguage('en')
  expect(i18n.t('app.nodeCount', { count: 12_000 })).toBe('12,000 nodes')
})

test('each step of connecting a platform has what shows that it is done', () => {
  const numbers = (steps: readonly unknown[]) => steps.map((_, index) => String(index + 1))
  const signs = Object.entries(CHANNEL_STEPS).map(([kind, steps]) => [kind, numbers(steps)] as const)
  const texts = Object.entries(ENGLISH.channelSteps).map(([kind, steps]) => [kind, Object.keys(steps)] as const)
  expect(Object.fromEntries(signs)).toEqual(Object.fromEntries(texts))
})
