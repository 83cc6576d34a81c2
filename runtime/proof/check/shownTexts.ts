import type { Node, Text } from '../../../schemas/flow.ts'
import { contentsOf, type Names, optionsOf } from '../content/textsOf.ts'
import { withoutTemplates } from '../content/withoutTemplates.ts'

/** A text as it is sent in one language, templates left out. */
export type ShownText = { readonly names: Names; readonly text: string }

/** Every text that goes out as one message, in each language that it is written in; the last of a question carries its numbered options. */
export function shownTexts(node: Node, languages: readonly string[]): readonly ShownText[] {
  const options = optionsOf(node)
  return contentsOf(node).flatMap(({ names, content }) =>
    content.flatMap((part, index): readonly ShownText[] => {
      const [field, text] =
        'media' in part ? (['caption', part.caption ?? ''] as const) : (['text', part.text] as const)
      const here = [...names, index, field]
      const list = index === content.length - 1 ? options.map(({ option }) => option.label) : []
      const written =
        typeof text === 'string'
          ? [{ names: here, text }]
          : Object.entries(text).map(([language, own]) => ({ names: [...here, language], text: own }))
      return written
        .filter(({ text: own }) => own !== '')
        .map(({ names: place, text: own }) => {
          const language = typeof text === 'string' ? languages[0] : String(place.at(-1))
          const numbered = list.map((label, number) => `\n${number + 1}. ${inLanguage(label, language)}`)
          return { names: place, text: withoutTemplates(own + numbered.join('')) }
        })
    }),
  )
}

const inLanguage = (text: Text, language: string | undefined): string =>
  typeof text === 'string' ? text : (text[language ?? ''] ?? Object.values(text)[0] ?? '')
