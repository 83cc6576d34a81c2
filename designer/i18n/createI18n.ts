import { createInstance, type FormatterModule, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { CollectNode, NodeType } from '../../schemas/flow.ts'
import type { Channel } from '../../schemas/resources.ts'
import en from './en.json' with { type: 'json' }
import { ENGINE_CATALOGUES } from './engineCatalogues.ts'

type NodeWords = `${NodeType}.${'name' | 'help'}`
type ValueKind = CollectNode['value']['kind']

type KeysOf<Tree> = {
  [K in keyof Tree & string]: Tree[K] extends string ? K : `${K}.${keyof Tree[K] & string}`
}[keyof Tree & string]

/** What the schemas list and en.json has no words for. */
type Missing = {
  readonly nodes: Exclude<NodeWords, KeysOf<typeof en.nodes>>
  readonly valueKinds: Exclude<ValueKind, KeysOf<typeof en.valueKinds>>
  readonly channelKinds: Exclude<Channel['kind'], KeysOf<typeof en.channelKinds>>
}

/** Nothing may be missing. An error here names what is, once, instead of every place that asks for it. */
type Complete<_Absent extends { readonly [list: string]: never }> = typeof en & {
  readonly nodes: { readonly [T in NodeType]: { readonly name: string; readonly help: string } }
  readonly valueKinds: { readonly [K in ValueKind]: string }
  readonly channelKinds: { readonly [K in Channel['kind']]: string }
}

export const ENGLISH = en as Complete<Missing>

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof ENGLISH }
  }
}

/** The languages of the interface, in their own names. */
export const INTERFACE_LANGUAGES = [
  { tag: 'en', name: 'English' },
  { tag: 'zh', name: '中文' },
  { tag: 'it', name: 'Italiano' },
] as const

/** What is loaded when a language is chosen; English comes with the page. */
const CATALOGUES: { readonly [language: string]: () => Promise<{ readonly default: object }> } = {
  it: () => import('./it.json'),
  zh: () => import('./zh.json'),
}

/** Numbers stand in a sentence as its language writes them: `12,000`, `12.000`. Everything else stands as it is. */
const NUMBERS: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _, language) =>
    (typeof value === 'number' ? formatOf(language).format(value) : value) as string, // i18next makes texts of what is none
}

const formats = new Map<string | undefined, Intl.NumberFormat>()
/** Made once a language: making one takes longer than using it a hundred times. */
function formatOf(language: string | undefined): Intl.NumberFormat {
  const known = formats.get(language)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(language)
  formats.set(language, made)
  return made
}

/** Begins in the first of `wanted` (language tags, most wanted first) that the interface speaks, or in English. */
export async function createI18n(wanted: readonly string[]): Promise<i18n> {
  const instance = createInstance()
  await instance
    .use(initReactI18next)
    .use({
      type: 'backend',
      read: async (language: string, namespace: string) =>
        (await (namespace === 'engine' ? ENGINE_CATALOGUES : CATALOGUES)[language]?.())?.default ?? {},
    })
    .use(NUMBERS)
    .init({
      resources: { en: { translation: ENGLISH, engine: {} } },
      partialBundledLanguages: true,
      ns: ['translation', 'engine'],
      defaultNS: 'translation',
      lng: pickLanguage(wanted),
      fallbackLng: 'en',
      interpolation: { escapeValue: false, alwaysFormat: true }, // React escapes
      react: { useSuspense: false },
    })
  return instance
}

export function pickLanguage(wanted: readonly string[]): string {
  const known = INTERFACE_LANGUAGES.map(({ tag }): string => tag)
  return wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find((tag) => known.includes(tag)) ?? 'en'
}
