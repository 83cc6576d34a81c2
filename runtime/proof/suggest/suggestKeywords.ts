import type { KeywordRule } from '../../../schemas/flow.ts'
import { crossValidate, dealFolds } from './crossValidate.ts'
import { indexPhrases } from './indexPhrases.ts'
import type { LabelledMessage } from './LabelledMessage.ts'
import { ruleIds } from './ruleIds.ts'
import { type Score, scoreRoutes } from './scoreRoutes.ts'
import { type SuggestedRule, suggestRules } from './suggestRules.ts'

export type SuggestOptions = {
  /** the precision to reach, from 0 to 1: recall is raised as far as it holds */
  readonly precision: number
  /** keywords of a rule, at most */
  readonly most: number
  /** parts that messages are dealt to for cross-validation */
  readonly folds: number
  readonly seed: number
  readonly onProgress?: (done: number, of: number) => void
}

export type Suggestion = {
  /** ready for a keywordRoute, in the order in which they should stand */
  readonly rules: readonly KeywordRule[]
  /** by cross-validation, of messages that the rules did not see */
  readonly score: Score
  readonly labels: readonly {
    readonly label: string
    /** null: no keyword of it is sure enough */
    readonly rule: string | null
    readonly messages: number
    readonly precision: number | null
    readonly recall: number | null
  }[]
}

/** Shares of right messages asked of a keyword: which serves the precision best is tried out. */
const TRIED = [0.6, 0.7, 0.75, 0.77, 0.8, 0.82, 0.85, 0.9]

/** From labelled messages to the rules of a keywordRoute. Same messages, same options, same rules. */
export function suggestKeywords(messages: readonly LabelledMessage[], options: SuggestOptions): Suggestion {
  const { precision, most, seed, onProgress } = options
  const texts = messages.map(({ text }) => text)
  const labels = messages.map(({ label }) => label)
  const phrases = indexPhrases(texts)
  const folds = dealFolds(labels, options.folds, seed)
  const trials = TRIED.map((asked, index) => {
    const care = { precision: asked, most }
    const { exact, tolerant } = crossValidate(phrases, texts, labels, folds, care)
    onProgress?.(index + 1, TRIED.length)
    const scores = { exact: scoreRoutes(labels, exact), tolerant: scoreRoutes(labels, tolerant) }
    const typos = isWorthIt(scores.tolerant, scores.exact)
    return typos
      ? { care, typos, routes: tolerant, score: scores.tolerant }
      : { care, typos, routes: exact, score: scores.exact }
  })
  const best = trials.reduce((a, b) => (isBetter(b.score, a.score, precision) ? b : a))
  const suggested = suggestRules(phrases, labels, () => true, best.care)
  const all = [...new Set(labels.filter((label) => label !== null))].sort()
  const ids = ruleIds(all)
  const ruled = new Set(suggested.map(({ label }) => label))
  return {
    rules: suggested.map((rule) => ruleOf(rule, ids.get(rule.label) ?? '', messages, best.typos)),
    score: best.score,
    labels: all.map((label) => {
      const own = labels.flatMap((each, index) => (each === label || best.routes[index] === label ? [index] : []))
      const right = own.filter((index) => labels[index] === label && best.routes[index] === label).length
      const routed = own.filter((index) => best.routes[index] === label).length
      const count = own.filter((index) => labels[index] === label).length
      return {
        label,
        rule: ruled.has(label) ? (ids.get(label) ?? null) : null,
        messages: count,
        precision: routed === 0 ? null : right / routed,
        recall: right / count,
      }
    }),
  }
}

/** Tolerance to typos is worth having when it finds more and makes nothing worse. */
const isWorthIt = (a: Score, b: Score): boolean =>
  (a.precision ?? 0) >= (b.precision ?? 0) && a.right > b.right && (a.falseTriggers ?? 0) <= (b.falseTriggers ?? 0)

/** More recall among those that are precise enough; while none is, more precision. */
function isBetter(a: Score, b: Score, precision: number): boolean {
  const [isPrecise, isOtherPrecise] = [a, b].map((score) => (score.precision ?? 0) >= precision)
  if (isPrecise !== isOtherPrecise) return isPrecise === true
  return isPrecise === true ? a.right > b.right : (a.precision ?? 0) > (b.precision ?? 0)
}

function ruleOf(
  { label, phrases }: SuggestedRule,
  id: string,
  messages: readonly LabelledMessage[],
  typos: boolean,
): KeywordRule {
  const tolerance = typos ? { typos } : {}
  if (messages.every(({ language }) => language === undefined)) {
    return { id, keywords: phrases.map(({ keyword }) => keyword), ...tolerance }
  }
  const keywords: { [language: string]: string[] } = {}
  for (const phrase of phrases) {
    const own = phrase.in.map((index) => messages[index]).filter((message) => message?.label === label)
    for (const language of new Set(own.map((message) => message?.language ?? ''))) {
      if (language !== '') keywords[language] = [...(keywords[language] ?? []), phrase.keyword]
    }
  }
  return { id, keywords, ...tolerance }
}
