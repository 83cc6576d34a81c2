import type { Text } from '../../../../schemas/flow.ts'
import { filePath } from '../../../engine/files/FileKind.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { type Words, words } from '../../../engine/words.ts'
import type { Workspace } from '../../../engine/workspace.ts'
import { keywordSetsOf } from '../../content/keywordsOf.ts'
import { lifeTexts } from '../../content/lifeTexts.ts'
import { textsOf } from '../../content/textsOf.ts'
import { atLife, describeLife } from '../atLife.ts'
import { example, toGeneral } from '../example.ts'
import { atNode, describeWithin, nodePlaces } from '../nodePlaces.ts'
import type { Finding, Rule } from '../Rule.ts'
import { bySending, isSentFirst } from '../shown.ts'

const saying = (text: Text) =>
  example(
    { hello: { type: 'message', content: [{ text }], exits: { next: 'to-general' } }, 'to-general': toGeneral },
    { languages: ['en', 'it'] },
    { workspace: { name: 'Example', languages: ['en', 'it'] } },
  )

export const missingTranslation: Rule = {
  code: 'missingTranslation',
  severity: 'warning',
  explanation:
    'A text or a list of keywords is written per language and lacks one that the flow speaks. Customers of that language read the first language instead, and their keywords do not match. Add the translation, or write one text for every language.',
  good: saying({ en: 'Hello', it: 'Ciao' }),
  bad: saying({ en: 'Hello' }),
  find: (workspace) => [
    ...inReplies(workspace),
    ...lifeTexts(workspace).flatMap(({ place, names, text }) => {
      const { languages } = workspace.workspace
      const missing = missingIn(text, languages)
      if (missing.length === 0) return []
      const message = words`${describeLife(workspace, place, names)} lacks ${quoted(missing)}.`
      return [atLife(place, names, message, translate(text, languages[0] ?? ''))]
    }),
    ...nodePlaces(workspace).flatMap((place) => {
      const { languages } = place.flow
      const [first = ''] = languages
      const texts = textsOf(place.node).flatMap(({ names, text }) => {
        const missing = missingIn(text, languages)
        const message = words`${describeWithin(place, names)} lacks ${quoted(missing)}.`
        const [language] = missing
        if (language === undefined) return []
        const finding = atNode(place, names, message, translate(text, first))
        const shown = bySending(place.nodeId, { contact: { language } })
        return [isSentFirst(names) ? { ...finding, shown } : finding]
      })
      const keywords = keywordSetsOf(place.node).flatMap(({ names, keywords }) => {
        const missing = missingIn(keywords, languages)
        const message = words`${describeWithin(place, names)} lacks ${quoted(missing)}.`
        return missing.length === 0
          ? []
          : [atNode(place, names, message, words`Add the words that these customers use.`)]
      })
      return [...texts, ...keywords]
    }),
  ],
}

function inReplies({ workspace }: Workspace): readonly Finding[] {
  return Object.entries(workspace.consent?.replies ?? {}).flatMap(([word, text]) => {
    const missing = missingIn(text, workspace.languages)
    if (missing.length === 0) return []
    return [
      {
        file: filePath('workspace'),
        path: pointerOf(['consent', 'replies', word]),
        message: words`The answer to "${word}" lacks ${quoted(missing)}.`,
        fix: translate(text, workspace.languages[0] ?? ''),
      },
    ]
  })
}

/** The languages that `written` lacks, also by their base: `pt` serves `pt-BR`. Nothing is missing in what is written once for all. */
function missingIn(written: object | string, languages: readonly string[]): readonly string[] {
  if (typeof written === 'string' || Array.isArray(written)) return []
  return languages.filter((language) => !hasText(written, language) && !hasText(written, language.split('-')[0] ?? ''))
}

const quoted = (tags: readonly string[]): string => tags.map((tag) => `"${tag}"`).join(', ')

function hasText(written: object, language: string): boolean {
  const value: unknown = Object.hasOwn(written, language) ? Reflect.get(written, language) : undefined
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

function translate(text: Text, first: string): Words {
  const shown = typeof text === 'string' || Object.hasOwn(text, first) ? first : Object.keys(text)[0]
  return words`Add the translation; until then these customers read it in "${shown ?? ''}".`
}
