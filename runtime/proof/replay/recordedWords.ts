import type { RecordedTurn } from '../../engine/turn/RecordedTurn.ts'

/**
 * What a customer's message says in the replay. Of words that were taken out of a recording, the keyword or the option that they named then stands
 * for them; words that named nothing are words that name nothing.
 */
export function recordedWords({ event, trace, texts, handledBy }: RecordedTurn): string {
  if (event.type !== 'message') return ''
  // The words of consent are kept: they are the carrier's, not the customer's.
  return texts === undefined || handledBy === 'consent' ? event.text : named(trace)
}

function named(trace: RecordedTurn['trace']): string {
  const words = trace.flatMap((entry) => {
    if (entry.type === 'optionChosen') return [entry.part]
    if (entry.type !== 'keywordMatched' || entry.match.by === 'pattern') return []
    return [entry.match.keyword.replace(/\*$/, '')]
  })
  return [...new Set(words)].join(' ')
}

/** Whether the trace shows a decision on something that a recording without texts does not hold: an answer's value, an attribute, a pattern. */
export function readsHidden(trace: RecordedTurn['trace']): boolean {
  return trace.some(
    (entry) =>
      entry.type === 'valueCollected' ||
      entry.type === 'caseTaken' ||
      (entry.type === 'answerRejected' && entry.reason !== 'names no option') ||
      (entry.type === 'keywordMatched' && entry.match.by === 'pattern'),
  )
}
