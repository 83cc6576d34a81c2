import { type NumberReader, numberReader } from '../../../engine/match/readOptionNumber.ts'
import { tokenise } from '../../../engine/match/tokenise.ts'
import { words } from '../../../engine/words.ts'
import { asSaid } from '../../content/asSaid.ts'
import { optionsOf } from '../../content/textsOf.ts'
import { createCovering } from '../coveringRule.ts'
import { exampleRules } from '../example.ts'
import { atNode, type NodePlace, nodePlaces } from '../nodePlaces.ts'
import { optionPhrases } from '../optionPhrases.ts'
import type { Finding, Rule } from '../Rule.ts'
import { keyOf, ruleKeywords } from '../ruleKeywords.ts'
import { byOtherOption, byOtherRule } from '../shown.ts'

const routing = (first: string, second: string) => exampleRules({ billing: [first], disputes: [second] })

export const keywordShadowed: Rule = {
  code: 'keywordShadowed',
  severity: 'warning',
  explanation:
    'Whatever message holds a keyword also holds one of an earlier rule, and the earlier rule wins: the keyword never does anything. Or the keyword of an option is a number, and numbers choose by place. Move the more special rule up, or remove the keyword.',
  good: routing('my bill is wrong', 'bill'),
  bad: routing('bill', 'my bill is wrong'),
  find: (workspace) => {
    const readNumber = numberReader(workspace.workspace.languages)
    return nodePlaces(workspace).flatMap((place) => [...inRules(place), ...inOptions(place, readNumber)])
  },
}

function inRules(place: NodePlace): readonly Finding[] {
  const { node } = place
  if (node.type !== 'keywordRoute' || node.rules.length < 2) return []
  const covering = createCovering(node)
  const earlierKeys = new Map<string, number>()
  return ruleKeywords(node).flatMap((keyword) => {
    const first = earlierKeys.get(keyOf(keyword))
    if (first === undefined) earlierKeys.set(keyOf(keyword), keyword.rule)
    // The same keyword twice is keywordDuplicated.
    else return []
    const covered = covering(keyword)
    if (covered === null) return []
    const rule = node.rules[covered.rule]?.id ?? ''
    const message = keyword.keyword.trimEnd().replace(/\*$/, '…')
    return [
      {
        ...atNode(
          place,
          keyword.names,
          words`the keyword "${keyword.keyword}" never wins: "${message}" holds "${covered.keyword}" of the earlier rule "${rule}".`,
          words`Move its rule up, or remove the keyword.`,
        ),
        shown: byOtherRule(place.nodeId, asSaid(keyword.keyword), node.rules[keyword.rule]?.id ?? ''),
      },
    ]
  })
}

function inOptions(place: NodePlace, readNumber: NumberReader): readonly Finding[] {
  const options = optionsOf(place.node)
  return options.flatMap(({ names, option }) =>
    optionPhrases(names, option).flatMap(({ names: here, phrase }) => {
      const number = readNumber(tokenise(phrase).words, options.length)
      const taken = number === null ? undefined : options[number.at - 1]?.option
      if (number === null || taken === undefined || taken === option) return []
      return [
        {
          ...atNode(
            place,
            here,
            words`"${phrase}" does not choose option "${option.id}": it is read as number ${number.at}, option "${taken.id}".`,
            words`Use other words, or move the option to that place.`,
          ),
          shown: byOtherOption(place.nodeId, phrase, option.id),
        },
      ]
    }),
  )
}
