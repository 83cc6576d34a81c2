/*
 * The order of day and month where a date has the year last or in two digits, by language and country, from CLDR 48 (dateFormat/short). Only in
 * the United States and a few countries with their ways is the month first; "en" alone is half the world's, and says nothing.
 */

export type DateOrder = 'dayFirst' | 'monthFirst' | 'yearFirst'

const MONTH_FIRST = new Set(['US', 'PH', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM', 'MH', 'FM', 'PW', 'PA'])
const YEAR_FIRST = new Set(['zh', 'ja', 'ko', 'hu', 'lt', 'mn'])
/** Countries where both are written. */
const EITHER = new Set(['CA'])
const DAY_FIRST_CHINESE = new Set(['HK', 'MO', 'SG'])

/** undefined: it may be any. */
export function dateOrder(tag: string, country: string | undefined): DateOrder | undefined {
  const [language = '', ...rest] = tag.split('-')
  const region = rest.find((subtag) => /^[A-Z]{2}$/.test(subtag))
  if (YEAR_FIRST.has(language) && !(language === 'zh' && DAY_FIRST_CHINESE.has(region ?? ''))) return 'yearFirst'
  const where = region ?? country
  if (language === 'en' && where === undefined) return undefined
  if (language === 'en' || language === 'es') {
    if (EITHER.has(where ?? '')) return undefined
    if (MONTH_FIRST.has(where ?? '') && (language === 'en' || where === 'PR' || where === 'PA')) return 'monthFirst'
  }
  return 'dayFirst'
}
