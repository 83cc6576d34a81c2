import { writeFileSync } from 'node:fs'
import { LANGUAGES, numberWordsOf } from './numberWordsOf.ts'

const lines = LANGUAGES.map((language) => {
  const { cardinals, ordinals } = numberWordsOf(language)
  return `  ${language}: {\n    cardinals:\n      '${cardinals}',\n    ordinals:\n      '${ordinals}',\n  },\n`
})
writeFileSync(
  new URL('../../runtime/engine/match/numberWords.ts', import.meta.url),
  `/*
 * Numbers from 1 to 100 in words, as matching sees them: the forms of each, \`/\` between them, \`|\` between the numbers. Made from the rules
 * of Unicode CLDR 48.2 (https://cldr.unicode.org, licence Unicode-3.0) by \`node test/support/writeNumberWords.ts\`; a test compares them.
 */
export const NUMBER_WORDS: {
  readonly [language: string]: { readonly cardinals: string; readonly ordinals: string } | undefined
} = {
${lines.join('')}}
`,
)
