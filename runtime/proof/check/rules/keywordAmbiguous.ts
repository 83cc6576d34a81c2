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
  const beginnings = firstByBeginning(phrases)
  // Compiled when the first overlap is found: most nodes have none.
  let matcher: KeywordMatcher | null = null
  const told = new Set<string>()
  return phrases.flatMap((phrase) =>
    phrase.words.slice(1).flatMap((_, at): readonly Finding[] => {
      const shared = phrase.words.slice(at + 1).join(' ')
      const other = beginnings
        .get(shared)
        ?.find(({ rule }) => rule !== phrase.rule && !told.has(pairOf(phrase.rule, rule)))
      if (other === undefined) return []
      told.add(pairOf(phrase.rule, other.rule))
      const message = [phrase.keyword, ...other.words.slice(phrase.words.length - at - 1)].join(' ')
      matcher ??= compileKeywords(place.node.rules)
      const { best, also } = matchKeywords(matcher, message)
      const ids = [phrase.rule, other.rule].map((rule) => place.node.rules[rule]?.id ?? '')
      // A third rule may take the message, and then these two do not compete for it.
      const winner = ids.find((id) => id === best?.rule)
      const loser = ids.find((id) => id !== winner)
      if (winner === undefined || loser === undefined || !also.includes(loser)) return []
      return [
        {
          ...atNode(
            place,
            phrase.names,
            words`"${message}" holds "${phrase.keyword}" and "${other.keyword}"; rule "${winner}" wins over rule "${loser}".`,
            words`If "${loser}" should have it, add the whole phrase to a rule above.`,
          ),
          shown: byOtherRule(place.nodeId, message, loser),
        },
      ]
    }),
  )
}

/** By the beginning of phrases, in whole words: the first such phrase of each rule. A pair of rules is told of once, whatever their phrases. */
function firstByBeginning(phrases: readonly RuleKeyword[]): ReadonlyMap<string, readonly RuleKeyword[]> {
  const first = new Map<string, RuleKeyword[]>()
  for (const phrase of phrases) {
    for (let length = 1; length < phrase.words.length; length += 1) {
      const beginning = phrase.words.slice(0, length).join(' ')
      const known = first.get(beginning)
      // Phrases come in the order of their rules.
      if (known === undefined) first.set(beginning, [phrase])
      else if (known.at(-1)?.rule !== phrase.rule) known.push(phrase)
    }
  }
  return first
}

const pairOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
