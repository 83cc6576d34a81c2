import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json' with { type: 'json' }
import it from './it.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof en }
  }
}

/** The languages of the interface, in their own names. */
export const INTERFACE_LANGUAGES = [
  { tag: 'en', name: 'English' },
  { tag: 'zh', name: '中文' },
  { tag: 'it', name: 'Italiano' },
] as const

/** Begins in the first of `wanted` (language tags, most wanted first) that the interface speaks, or in English. */
export async function createI18n(wanted: readonly string[]): Promise<i18n> {
  const instance = createInstance()
  await instance.use(initReactI18next).init({
    resources: { en: { translation: en }, zh: { translation: zh }, it: { translation: it } },
    lng: pickLanguage(wanted),
    fallbackLng: 'en',
    interpolation: { escapeValue: false }, // React escapes
  })
  return instance
}

export function pickLanguage(wanted: readonly string[]): string {
  const known = INTERFACE_LANGUAGES.map(({ tag }): string => tag)
  return wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find((tag) => known.includes(tag)) ?? 'en'
}
