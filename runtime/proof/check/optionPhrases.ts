import type { Option } from '../../../schemas/flow.ts'
import { keywordsIn } from '../content/keywordsOf.ts'
import type { Names } from '../content/textsOf.ts'

export type OptionPhrase = { readonly names: Names; readonly phrase: string; readonly of: 'keyword' | 'label' }

/** What chooses an option besides its number: its label and its keywords in every language, prefixes left out. */
export function optionPhrases(names: Names, { label, keywords }: Option): readonly OptionPhrase[] {
  const labels: readonly (readonly [Names, string])[] =
    typeof label === 'string'
      ? [[[...names, 'label'], label]]
      : Object.entries(label).map(([language, own]) => [[...names, 'label', language], own] as const)
  const listed = keywords === undefined ? [] : keywordsIn({ names: [...names, 'keywords'], keywords })
  return [
    ...labels
      .filter(([, phrase]) => !phrase.includes('{{'))
      .map(([here, phrase]) => ({ names: here, phrase, of: 'label' as const })),
    ...listed
      .filter(({ keyword }) => !keyword.trimEnd().endsWith('*'))
      .map(({ names: here, keyword }) => ({ names: here, phrase: keyword, of: 'keyword' as const })),
  ]
}
