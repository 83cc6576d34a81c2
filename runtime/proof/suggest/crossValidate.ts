import { compileKeywords } from '../../engine/match/compileKeywords.ts'
import { matchKeywords } from '../../engine/match/matchKeywords.ts'
import type { Care } from './chooseKeywords.ts'
import type { Phrase } from './indexPhrases.ts'
import { suggestRules } from './suggestRules.ts'

export type Routed = { readonly exact: readonly (string | null)[]; readonly tolerant: readonly (string | null)[] }

/**
 * Where messages go by rules that did not see them, without tolerance to typos and with it: `folds[i]` is the part that message i is left
 * out with. The engine's own matcher routes them.
 */
export function crossValidate(
  phrases: readonly Phrase[],
  texts: readonly string[],
  labels: readonly (string | null)[],
  folds: readonly number[],
  care: Care,
): Routed {
  const exact: (string | null)[] = texts.map(() => null)
  const tolerant: (string | null)[] = texts.map(() => null)
  for (const fold of new Set(folds)) {
    const rules = suggestRules(phrases, labels, (message) => folds[message] !== fold, care)
    for (const [typos, routes] of [
      [false, exact],
      [true, tolerant],
    ] as const) {
      const matcher = compileKeywords(
        rules.map((rule) => ({ id: rule.label, typos, keywords: rule.phrases.map(({ keyword }) => keyword) })),
      )
      texts.forEach((text, message) => {
        if (folds[message] === fold) routes[message] = matchKeywords(matcher, text).best?.rule ?? null
      })
    }
  }
  return { exact, tolerant }
}

/** Deals messages to parts so that each label is spread evenly over all of them; the same seed deals the same. */
export function dealFolds(labels: readonly (string | null)[], count: number, seed: number): readonly number[] {
  const next = new Map<string | null, number>()
  const folds = labels.map(() => 0)
  for (const message of shuffled(labels.length, seed)) {
    const label = labels[message] ?? null
    const at = next.get(label) ?? next.size
    folds[message] = at % count
    next.set(label, at + 1)
  }
  return folds
}

/** Numbers below `length`, mixed by a linear congruential generator (Numerical Recipes). */
function shuffled(length: number, seed: number): readonly number[] {
  const order = Array.from({ length }, (_, index) => index)
  let state = seed >>> 0
  for (let at = length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (at + 1))
    ;[order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0]
  }
  return order
}
