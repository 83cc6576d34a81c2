import type { ConsentWords } from '../../engine/match/consentWords.ts'
import { matchConsent } from '../../engine/match/matchConsent.ts'
import type { RecordedTurn } from '../../engine/turn/RecordedTurn.ts'

/** Whether the customer had opted out before the conversation: what was not sent says so, or a word that opts in only who has opted out. */
export function wasOptedOut(turns: readonly RecordedTurn[], words: ConsentWords | null): boolean {
  for (const { event, handledBy, trace } of turns) {
    if (trace.some(({ type }) => type === 'sendsSuppressed')) return true
    if (handledBy !== 'consent' || event.type !== 'message') continue
    return (
      words !== null &&
      matchConsent(words, event.text, false) === null &&
      matchConsent(words, event.text, true) === 'start'
    )
  }
  return false
}
