import { tokenise } from '../../../engine/match/tokenise.ts'
import { words } from '../../../engine/words.ts'
import { asSaid } from '../../content/asSaid.ts'
import { optionsOf } from '../../content/textsOf.ts'
import { exampleRules } from '../example.ts'
import { atNode, type NodePlace, nodePlaces } from '../nodePlaces.ts'
import { optionPhrases } from '../optionPhrases.ts'
import type { Finding, Rule } from '../Rule.ts'
import { keyOf, type RuleKeyword, ruleKeywords } from '../ruleKeywords.ts'
import { byOtherOption, byOtherRule } from '../shown.ts'

const routing = (keywords: readonly string[]) => exampleRules({ billing: ['invoice', 'refund'], orders: keywords })

export const keywordDuplicated: Rule = {
  code: 'keywordDuplicated',
  severity: 'warning',
  explanation:
    'The same keyword is in a rule twice, or in two rules or options of a node. Case, accents and width make no difference, and keywords of every language are heard in every conversation. Within one rule the second is superfluous; in a later rule it never wins. Remove one of them.',
  good: routing(['order', 'delivery']),
  bad: routing(['order', 'Refund']),
  find: (workspace) =>
    nodePlaces(workspace).flatMap((place) => [...inRules(place), ...inOptions(place), ...inMeanings(place)]),
}

function inRules(place: NodePlace): readonly Finding[] {
  const { node } = place
  if (node.type !== 'keywordRoute') return []
  const first = new Map<string, RuleKeyword>()
  return ruleKeywords(node).flatMap((keyword) => {
    const earlier = first.get(keyOf(keyword))
    if (earlier === undefined) {
      first.set(keyOf(keyword), keyword)
      return []
    }
    const isSameRule = earlier.rule === keyword.rule
    // One word in two languages of a rule ("ok", "taxi") is how an author keeps the lists whole.
    if (isSameRule && earlier.language !== keyword.language) return []
    const rule = node.rules[earlier.rule]?.id ?? ''
    const message = isSameRule
      ? words`rule "${rule}" has the keyword "${keyword.keyword}" twice, first as "${earlier.keyword}".`
      : words`the keyword "${keyword.keyword}" is also in the earlier rule "${rule}", which takes "${exampleOf(keyword)}".`
    const finding = atNode(place, keyword.names, message, words`Remove one of them.`)
    const own = node.rules[keyword.rule]?.id ?? ''
    return [isSameRule ? finding : { ...finding, shown: byOtherRule(place.nodeId, exampleOf(keyword), own) }]
  })
}

const NOUNS = { keyword: words`keyword`, label: words`label` }

function inOptions(place: NodePlace): readonly Finding[] {
  const first = new Map<string, string>()
  return optionsOf(place.node).flatMap(({ names, option }) =>
    optionPhrases(names, option).flatMap(({ names: here, phrase, of }) => {
      const key = tokenise(phrase).words.join(' ')
      const earlier = first.get(key) ?? option.id
      first.set(key, earlier)
      if (earlier === option.id || key === '') return []
      return [
        {
          ...atNode(
            place,
            here,
            words`the ${NOUNS[of]} "${phrase}" of option "${option.id}" also chooses the earlier option "${earlier}", which takes it.`,
            words`Remove one of them.`,
          ),
          shown: byOtherOption(place.nodeId, phrase, option.id),
        },
      ]
    }),
  )
}

/** Ready-made words choose the first option that has them. */
function inMeanings(place: NodePlace): readonly Finding[] {
  const first = new Map<string, string>()
  return optionsOf(place.node).flatMap(({ names, option: { id, means } }) => {
    if (means === undefined) return []
    const earlier = first.get(means)
    if (earlier === undefined) first.set(means, id)
    return earlier === undefined
      ? []
      : [
          atNode(
            place,
            [...names, 'means'],
            words`option "${id}" means ${{ yes: words`yes`, no: words`no` }[means]}, as the earlier option "${earlier}" does, which takes the words.`,
            words`Remove one of them.`,
          ),
        ]
  })
}

/** A message that the keyword is in. */
const exampleOf = ({ keyword }: RuleKeyword): string => asSaid(keyword)
