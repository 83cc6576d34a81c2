/*
 * Two keyword routers as functions of a message. A message is a set of keywords; the earliest rule among them wins. So whatever a message
 * holds, what one router and what the other make of it shows already in a message of at most two keywords: the one that wins here and the
 * one that wins there. Checking each keyword and each two is therefore a proof, and not a sample.
 */
import type { KeywordRouteNode, KeywordRule } from '../../../../schemas/flow.ts'
import { normaliseText } from '../../../engine/match/normaliseText.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'
import type { ExitPair } from './ExitPair.ts'

const NO_MATCH = 'noMatch'

/** The exits that one message can take in the one and in the other; null when a message could be treated otherwise in another way. */
export function pairKeywordRoutes(a: KeywordRouteNode, b: KeywordRouteNode): readonly ExitPair[] | null {
  if (isDeepEqual(a.rules, b.rules)) return [...a.rules.map(({ id }): ExitPair => [id, id]), [NO_MATCH, NO_MATCH]]
  const [first, second] = [winners(a.rules), winners(b.rules)]
  const last = Math.max(a.rules.length, b.rules.length)
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
  const exits = [...reached.values()].map(([x, y]) => pairRules(a.rules[x], b.rules[y]))
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

/** What each keyword or pattern chooses: the position of the earliest rule that has it. */
function winners(rules: readonly KeywordRule[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  rules.forEach((rule, position) => {
    const entries = [
      ...wordsOf(rule).map(([, word]) => word),
      ...(rule.typos === true ? wordsOf(rule).map(([, word]) => `~${word}`) : []),
      ...(rule.patterns ?? []).map((pattern) => `/${pattern}`),
    ]
    for (const entry of entries) if (!found.has(entry)) found.set(entry, position)
  })
  return found
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
