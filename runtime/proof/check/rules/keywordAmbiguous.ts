import type { KeywordRouteNode } from '../../../../schemas/flow.ts'
import { compileKeywords, type KeywordMatcher } from '../../../engine/match/compileKeywords.ts'
import { matchKeywords } from '../../../engine/match/matchKeywords.ts'
import { words } from '../../../engine/words.ts'
import { exampleRules } from '../example.ts'
import { atNode, type NodePlace, nodesOfType } from '../nodePlaces.ts'
import type { Finding, Rule } from '../Rule.ts'
import { type RuleKeyword, ruleKeywords } from '../ruleKeywords.ts'
import { byOtherRule } from '../shown.ts'

const routing = (first: string, second: string) => exampleRules({ contract: [first], prices: [second] })

export const keywordAmbiguous: Rule = {
  code: 'keywordAmbiguous',
  severity: 'info',
  explanation:
    'Phrases of two rules share a word, one at its end and the other at its beginning, so a message can hold both in one breath. The earlier rule wins. If that is not meant for the message shown, add it as a keyword to the rule that should have it, above the other.',
  good: routing('change plan', 'price list'),
  bad: routing('change plan', 'plan price'),
  find: (workspace) => nodesOfType(workspace, 'keywordRoute').flatMap(inNode),
}

function inNode(place: NodePlace<KeywordRouteNode>): readonly Finding[] {
  // Without spaces every character is a word, and sharing one means nothing.
  const phrases = ruleKeywords(place.node).filter(({ keyword, isPrefix }) => /\S\s+\S/.test(keyword) && !isPrefix)
  if (phrases.length < 2) return []
  const beginnings = Map.groupBy(phrases.flatMap(beginningsOf), ({ beginning }) => beginning)
  // Compiled when the first overlap is found: most nodes have none.
  let matcher: KeywordMatcher | null = null
  const told = new Set<string>()
  return phrases.flatMap((phrase) =>
    phrase.words.slice(1).flatMap((_, at): readonly Finding[] => {
      const shared = phrase.words.slice(at + 1).join(' ')
      const other = beginnings.get(shared)?.find(({ of }) => of.rule !== phrase.rule && !told.has(pairOf(phrase, of)))
      if (other === undefined) return []
      told.add(pairOf(phrase, other.of))
      const message = [phrase.keyword, ...other.of.words.slice(phrase.words.length - at - 1)].join(' ')
      matcher ??= compileKeywords(place.node.rules)
      const { best, also } = matchKeywords(matcher, message)
      const ids = [phrase.rule, other.of.rule].map((rule) => place.node.rules[rule]?.id ?? '')
      // A third rule may take the message, and then these two do not compete for it.
      const winner = ids.find((id) => id === best?.rule)
      const loser = ids.find((id) => id !== winner)
      if (winner === undefined || loser === undefined || !also.includes(loser)) return []
      return [
        {
          ...atNode(
            place,
            phrase.names,
            words`"${message}" holds "${phrase.keyword}" and "${other.of.keyword}"; rule "${winner}" wins over rule "${loser}".`,
            words`If "${loser}" should have it, add the whole phrase to a rule above.`,
          ),
          shown: byOtherRule(place.nodeId, message, loser),
        },
      ]
    }),
  )
}

/** The proper beginnings of a phrase, in whole words. */
const beginningsOf = (of: RuleKeyword) =>
  of.words.slice(1).map((_, index) => ({ of, beginning: of.words.slice(0, index + 1).join(' ') }))

const pairOf = (a: RuleKeyword, b: RuleKeyword): string => [a.rule, b.rule].sort((x, y) => x - y).join(' ')
