import type { Phrase } from './indexPhrases.ts'

/** How careful keywords are chosen: the share of right messages that a phrase must have, after `DOUBT` messages more that it would have wrong. */
export type Care = { readonly precision: number; readonly most: number }

/** A phrase that was right in two messages of two is less sure than one of twenty. */
const DOUBT = 1
/** Right messages that a keyword must add to those before it, and what a wrong one costs in them. */
const [GAIN, COST] = [2, 2]

/**
 * Chooses keywords of one label, the one that adds most first. `isOwn`: the message has the label; `isOpen`: it comes this far, no earlier
 * rule takes it. Phrases are those that stand in messages of the label.
 */
export function chooseKeywords(
  phrases: readonly Phrase[],
  isOwn: (message: number) => boolean,
  isOpen: (message: number) => boolean,
  { precision, most }: Care,
): readonly Phrase[] {
  const open = phrases.flatMap((phrase) => {
    const messages = phrase.in.filter(isOpen)
    const own = messages.filter(isOwn).length
    return own >= GAIN && own / (messages.length + DOUBT) >= precision ? [{ phrase, messages }] : []
  })
  const taken = new Set<number>()
  const chosen: Phrase[] = []
  while (chosen.length < most) {
    let best: (typeof open)[number] | null = null
    let bestGain = 0
    for (const candidate of open) {
      let gain = 0
      for (const message of candidate.messages) if (!taken.has(message)) gain += isOwn(message) ? 1 : -COST
      if (gain < GAIN) continue
      if (best === null || gain > bestGain || (gain === bestGain && isSimpler(candidate.phrase, best.phrase))) {
        best = candidate
        bestGain = gain
      }
    }
    if (best === null) break
    chosen.push(best.phrase)
    for (const message of best.messages) taken.add(message)
  }
  return chosen
}

const isSimpler = (a: Phrase, b: Phrase): boolean =>
  a.words !== b.words
    ? a.words < b.words
    : a.isPrefix !== b.isPrefix
      ? !a.isPrefix
      : a.keyword.length !== b.keyword.length
        ? a.keyword.length < b.keyword.length
        : a.keyword < b.keyword
