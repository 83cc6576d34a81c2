/*
 * Two keyword routers as functions of a message. A message is a set of keywords, exact or with a typo; the earliest rule among the exact ones
 * wins, else the earliest of those with a typo: one order in which the first wins. So whatever a message holds, what one router and what the
 * other make of it shows already in a message of at most two keywords: the one that wins here and the one that wins there. Checking each
 * keyword and each two is therefore a proof, and not a sample. Which words count as typos depends on all words of a router; where these
 * differ, a typo of one router is none of the other's.
 */
import type { KeywordRouteNode, KeywordRule } from '../../../../schemas/flow.ts'
import { normaliseText } from '../../../engine/match/normaliseText.ts'
import { tokenise } from '../../../engine/match/tokenise.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'
import type { ExitPair } from './ExitPair.ts'

const NO_MATCH = 'noMatch'

/** The exits that one message can take in the one and in the other; null when a message could be treated otherwise in another way. */
export function pairKeywordRoutes(a: KeywordRouteNode, b: KeywordRouteNode): readonly ExitPair[] | null {
  if (isDeepEqual(a.rules, b.rules)) return [...a.rules.map(({ id }): ExitPair => [id, id]), [NO_MATCH, NO_MATCH]]
  const areTyposAlike = isDeepEqual(vocabularyOf(a.rules), vocabularyOf(b.rules))
  const [first, second] = [winners(a.rules, areTyposAlike ? '' : 'a'), winners(b.rules, areTyposAlike ? '' : 'b')]
  // Behind the exact ones and those with a typo: nothing matches.
  const last = 2 * Math.max(a.rules.length, b.rules.length)
  const classes = new Map<string, readonly [number, number]>([['none', [last, last]]])
  for (const key of new Set([...first.keys(), ...second.keys()])) {
    const pair = [first.get(key) ?? last, second.get(key) ?? last] as const
    classes.set(pair.join(' '), pair)
  }
  const reached = new Map(classes)
  for (const [x, y] of classes.values()) {
    for (const [u, v] of classes.values()) {
      if (x < u && v < y) reached.set(`${x} ${v}`, [x, v])
    }
  }
  const ruleAt = ({ rules }: KeywordRouteNode, place: number) =>
    place === last ? undefined : rules[place < rules.length ? place : place - rules.length]
  const exits = [...reached.values()].map(([x, y]) => pairRules(ruleAt(a, x), ruleAt(b, y)))
  return exits.some((pair) => pair === null) ? null : exits.filter((pair) => pair !== null)
}

/** The exits of two rules, when taking them does the same besides. */
function pairRules(a: KeywordRule | undefined, b: KeywordRule | undefined): ExitPair | null {
  if (a?.skill !== b?.skill) return null
  // The keyword that wins within a rule may choose the language: two lists are the same or speak no language.
  const speaks = [a, b].some((rule) => rule?.keywords !== undefined && !Array.isArray(rule.keywords))
  if (speaks && !isDeepEqual(spokenBy(a), spokenBy(b))) return null
  return [a?.id ?? NO_MATCH, b?.id ?? NO_MATCH]
}

/** What each keyword or pattern chooses: the position of the earliest rule that has it; with a typo, behind all rules. `side` marks typos. */
function winners(rules: readonly KeywordRule[], side: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const add = (entry: string, position: number): void => {
    if (!found.has(entry)) found.set(entry, position)
  }
  rules.forEach((rule, position) => {
    for (const [, word] of wordsOf(rule)) add(word, position)
    for (const pattern of rule.patterns ?? []) add(`/${pattern}`, position)
    if (rule.typos === true) for (const [, word] of wordsOf(rule)) add(`~${side}${word}`, rules.length + position)
  })
  return found
}

/** Every word of the keywords: none of them is taken for another with a typo. */
function vocabularyOf(rules: readonly KeywordRule[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => wordsOf(rule).flatMap(([, keyword]) => tokenise(keyword).words)))].sort()
}

function spokenBy(rule: KeywordRule | undefined): readonly string[] {
  return rule === undefined
    ? []
    : wordsOf(rule)
        .map(([language, word]) => `${language} ${word}`)
        .sort()
}

function wordsOf({ keywords = [] }: KeywordRule): readonly (readonly [language: string, word: string])[] {
  const lists = Array.isArray(keywords) ? [['', keywords] as const] : Object.entries(keywords)
  return lists.flatMap(([language, words]: readonly [string, readonly string[]]) =>
    words.map((word) => [language, normaliseText(word).text] as const),
  )
}
