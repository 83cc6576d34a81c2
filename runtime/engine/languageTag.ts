/** ISO 639 codes that phones of some makers still send for another language's present one. */
const RENAMED: { readonly [code: string]: string } = { iw: 'he', in: 'id', ji: 'yi' }
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

/**
 * A language as a BCP 47 tag: locales of operating systems among them (`en_US`, `zh_Hant_TW`, `pt_BR.UTF-8`, `de@euro`). What names no
 * language (`C`, `POSIX`, an empty text) is undefined.
 */
export function languageTag(said: string): string | undefined {
  const tag = (said.trim().split(/[.@]/, 1)[0] ?? '').replaceAll('_', '-')
  if (!TAG.test(tag)) return undefined
  const [code = '', ...rest] = tag.split('-')
  const language = code.toLowerCase()
  return [RENAMED[language] ?? language, ...rest.map(inItsCase)].join('-')
}

/** As RFC 5646 writes it: scripts with a capital, countries in capitals. */
function inItsCase(subtag: string): string {
  if (subtag.length === 2) return subtag.toUpperCase()
  const lower = subtag.toLowerCase()
  return /^[a-z]{4}$/.test(lower) ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower
}
