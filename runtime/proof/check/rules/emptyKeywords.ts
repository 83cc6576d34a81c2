import { tokenise } from '../../../engine/match/tokenise.ts'
import { words } from '../../../engine/words.ts'
import { keywordSetsOf, keywordsIn } from '../../content/keywordsOf.ts'
import { example, toGeneral } from '../example.ts'
import { atNode, describeWithin, nodePlaces } from '../nodePlaces.ts'
import type { Finding, Rule } from '../Rule.ts'
import { byMissing } from '../shown.ts'

const matching = (keywords: readonly string[]) =>
  example({
    topic: {
      type: 'keywordRoute',
      rules: [{ id: 'billing', keywords }],
      exits: { billing: 'to-general', noMatch: 'to-general' },
    },
    'to-general': toGeneral,
  })

export const emptyKeywords: Rule = {
  code: 'emptyKeywords',
  severity: 'warning',
  explanation:
    'A keyword has no word in it, only punctuation or signs, or a rule has neither keywords nor patterns. It never matches. Write a word, a phrase or a prefix such as refund*.',
  good: matching(['invoice', 'refund*']),
  bad: matching(['invoice', '*']),
  find: (workspace) =>
    nodePlaces(workspace).flatMap((place): readonly Finding[] => {
      const { node } = place
      const keywords = keywordSetsOf(node)
        .flatMap(keywordsIn)
        .filter(({ keyword }) => tokenise(keyword).words.length === 0)
        .map(({ names, keyword }) => ({
          ...atNode(
            place,
            names,
            words`the keyword "${keyword}" of ${describeWithin(place, names.slice(0, 2))} has no word in it and never matches.`,
            words`Write a word, a phrase or a prefix such as refund*.`,
          ),
          ...(node.type === 'keywordRoute' ? { shown: byMissing(place.nodeId, keyword) } : {}),
        }))
      const rules = node.type !== 'keywordRoute' ? [] : node.rules
      const idle = rules.flatMap(({ id, keywords: set, patterns = [] }, index) =>
        patterns.length > 0 || (set !== undefined && Object.values(set).flat().length > 0)
          ? []
          : [
              atNode(
                place,
                ['rules', index],
                words`rule "${id}" has neither keywords nor patterns and never matches.`,
                words`Give it keywords, or remove it and its exit.`,
              ),
            ],
      )
      return [...keywords, ...idle]
    }),
}
