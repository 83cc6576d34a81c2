import type { Text } from '../../../../schemas/flow.ts'
import { chooseLanguage } from '../../../engine/chooseLanguage.ts'
import { filePath } from '../../../engine/files/FileKind.ts'
import { nearest } from '../../../engine/files/nearest.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { words } from '../../../engine/words.ts'
import { keywordSetsOf } from '../../content/keywordsOf.ts'
import { lifeTexts } from '../../content/lifeTexts.ts'
import { type Names, textsOf } from '../../content/textsOf.ts'
import { atLife } from '../atLife.ts'
import { example, toGeneral } from '../example.ts'
import { atFlow, atNode, nodePlaces, suggest } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

const saying = (text: Text) =>
  example(
    { hello: { type: 'message', content: [{ text }], exits: { next: 'to-general' } }, 'to-general': toGeneral },
    { languages: ['en', 'it'] },
    { workspace: { name: 'Example', languages: ['en', 'it'] } },
  )

const ADD = words`Correct the tag, or add the language.`

export const unknownLanguage: Rule = {
  code: 'unknownLanguage',
  severity: 'warning',
  explanation:
    'A text, a list of keywords, an assignment, a flow or a channel names a language that the flow or the workspace does not speak. Nobody ever reads the text, or the language is never chosen. Correct the tag, or add the language.',
  good: saying({ en: 'Hello', it: 'Ciao' }),
  bad: saying({ en: 'Hello', it: 'Ciao', zh: '你好' }),
  find: (workspace) => {
    const spoken = workspace.workspace.languages
    const flows = Object.values(workspace.flows).flatMap((flow) =>
      flow.languages.flatMap((language, index) =>
        chooseLanguage(language, spoken) !== null
          ? []
          : [
              atFlow(
                flow,
                ['languages', index],
                words`it speaks ${language}, which the workspace does not.`,
                suggest(nearest(language, spoken), words`Correct the tag, or add it to workspace.json.`),
              ),
            ],
      ),
    )
    const nodes = nodePlaces(workspace).flatMap((place) => {
      const { languages } = place.flow
      const tags = [
        ...textsOf(place.node).flatMap(({ names, text }) => tagsOf(names, text)),
        ...keywordSetsOf(place.node).flatMap(({ names, keywords }) => tagsOf(names, keywords)),
      ]
        .filter(({ tag }) => !serves(tag, languages))
        .map(({ names, tag }) =>
          atNode(place, names, words`"${tag}" is no language of this flow.`, suggest(nearest(tag, languages), ADD)),
        )
      const assigned = place.node.type === 'assign' ? place.node.language : undefined
      if (assigned === undefined || assigned.includes('{{') || chooseLanguage(assigned, languages) !== null) return tags
      return [
        ...tags,
        atNode(
          place,
          ['language'],
          words`it sets the language ${assigned}, which this flow does not speak.`,
          suggest(nearest(assigned, languages), ADD),
        ),
      ]
    })
    const channels = Object.entries(workspace.channels).flatMap(([id, { language }]) =>
      language === undefined || chooseLanguage(language, spoken) !== null
        ? []
        : [
            {
              file: filePath('channels'),
              path: pointerOf(['channels', id, 'language']),
              message: words`Channel "${id}": its language ${language} is none of the workspace.`,
              fix: suggest(nearest(language, spoken), ADD),
            },
          ],
    )
    const lives = lifeTexts(workspace).flatMap(({ place, names, text }) =>
      tagsOf(names, text)
        .filter(({ tag }) => !serves(tag, spoken))
        .map(({ names: at, tag }) =>
          atLife(place, at, words`"${tag}" is no language of the workspace.`, suggest(nearest(tag, spoken), ADD)),
        ),
    )
    return [...flows, ...nodes, ...channels, ...lives]
  },
}

function tagsOf(names: Names, written: object | string): readonly { readonly names: Names; readonly tag: string }[] {
  if (typeof written === 'string' || Array.isArray(written)) return []
  return Object.keys(written).map((tag) => ({ names: [...names, tag], tag }))
}

/** Whether a text under this tag is ever read: by its own language, or by one of which it is the base. */
function serves(tag: string, languages: readonly string[]): boolean {
  return languages.some((language) => language === tag || language.split('-')[0] === tag)
}
