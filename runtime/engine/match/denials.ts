/*
 * Words that deny what stands right behind them: "not billing" and 不可以 do not choose Billing and 可以. By language, as `tokenise` gives them.
 */
const DENIALS: { readonly [language: string]: string | undefined } = {
  en: 'not never dont t',
  it: 'non',
  zh: '不 没 沒 别 別 未 非',
  es: 'no nunca',
  fr: 'pas jamais',
  de: 'nicht kein keine keinen nie',
  pt: 'nao nunca',
  nl: 'niet geen',
  pl: 'nie',
  ru: 'не',
  uk: 'не',
  cs: 'ne',
  ro: 'nu',
  hu: 'nem ne',
  el: 'δεν μη μην οχι',
  ar: 'لا ليس لست غير',
  fa: 'نه',
  he: 'לא',
  hi: 'नहीं मत',
  ko: '안 못',
  vi: 'khong chua dung',
  id: 'tidak bukan jangan',
  sv: 'inte ej',
  da: 'ikke ej',
  no: 'ikke ei',
  fi: 'ei en et',
}

/** The words of these languages that deny. */
export function denialsOf(languages: readonly string[]): ReadonlySet<string> {
  return new Set(languages.flatMap((language) => DENIALS[language]?.split(' ') ?? []))
}
