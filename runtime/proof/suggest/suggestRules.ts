import { type Care, chooseKeywords } from './chooseKeywords.ts'
import type { Phrase } from './indexPhrases.ts'

/** Keywords of a label, the best first. */
export type SuggestedRule = { readonly label: string; readonly phrases: readonly Phrase[] }

/**
 * Rules for the labels of some messages. The rule that is right most often stands first, since the earlier one wins; keywords are then chosen
 * again for what comes as far as their rule. `labels[i]`: of message i, null for none; `isSeen`: the message may be learned from.
 */
export function suggestRules(
  phrases: readonly Phrase[],
  labels: readonly (string | null)[],
  isSeen: (message: number) => boolean,
  care: Care,
): readonly SuggestedRule[] {
  const ofLabel = byLabel(phrases, labels, isSeen)
  const choose = (label: string, isOpen: (message: number) => boolean): SuggestedRule => ({
    label,
    phrases: chooseKeywords(ofLabel.get(label) ?? [], (message) => labels[message] === label, isOpen, care),
  })
  const taken = new Set<number>()
  const isOpen = (message: number): boolean => isSeen(message) && !taken.has(message)
  const ordered = inOrder(
    [...ofLabel.keys()].sort().map((label) => choose(label, isSeen)),
    labels,
    isSeen,
  )
  return ordered
    .map(({ label }) => {
      const rule = choose(label, isOpen)
      for (const phrase of rule.phrases) for (const message of phrase.in) taken.add(message)
      return rule
    })
    .filter((rule) => rule.phrases.length > 0)
}

/** The phrases that stand in messages of each label. */
function byLabel(
  phrases: readonly Phrase[],
  labels: readonly (string | null)[],
  isSeen: (message: number) => boolean,
): ReadonlyMap<string, readonly Phrase[]> {
  const found = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const own = new Set<string>()
    for (const message of phrase.in) {
      const label = labels[message]
      if (label !== null && label !== undefined && isSeen(message)) own.add(label)
    }
    for (const label of own) {
      const known = found.get(label)
      if (known === undefined) found.set(label, [phrase])
      else known.push(phrase)
    }
  }
  return found
}

/** The rule first whose share of right messages is the highest among those that no rule before it takes. */
function inOrder(
  rules: readonly SuggestedRule[],
  labels: readonly (string | null)[],
  isSeen: (message: number) => boolean,
): readonly SuggestedRule[] {
  const open = new Map(rules.map((rule) => [rule, new Set(rule.phrases.flatMap((phrase) => phrase.in.filter(isSeen)))]))
  const ordered: SuggestedRule[] = []
  while (open.size > 0) {
    const shares = [...open].map(([rule, messages]) => {
      const right = [...messages].filter((message) => labels[message] === rule.label).length
      return { rule, messages, share: right / (messages.size + 1) }
    })
    const first = shares.reduce((best, each) => (each.share > best.share ? each : best))
    ordered.push(first.rule)
    open.delete(first.rule)
    for (const messages of open.values()) for (const message of first.messages) messages.delete(message)
  }
  return ordered
}
