/*
 * The sign before decimals, by language and country, from CLDR 48 (numbers/symbols/decimal). A table of our own because Intl's differs
 * between engines, and a turn must come out the same on every host.
 */

const COMMA = new Set(
  'af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk ky lo lt lv mk nb nl no pl ps pt ro ru sk sl sq sr sv tr uk uz vi'.split(
    ' ',
  ),
)
/** Countries that write the other sign than their language. */
const OTHERWISE: { readonly [language: string]: string } = {
  ar: 'MA DZ TN LY',
  de: 'CH LI',
  en: 'ZA AT ES PT FR BE DE IT NL DK FI ID',
  es: 'US MX PE GT HN NI SV DO PA PR CU 419 BZ',
  it: 'CH',
}

export function decimalSign(tag: string): '.' | ',' {
  const [language = '', ...rest] = tag.split('-')
  const isOther = OTHERWISE[language]?.split(' ').some((country) => rest.includes(country)) ?? false
  return COMMA.has(language) !== isOther ? ',' : '.'
}
