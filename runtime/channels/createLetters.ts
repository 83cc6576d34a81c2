import type { ConversationStore } from '../inbound/ConversationStore.ts'
import type { Letter } from './Adapter.ts'
import { topicOf } from './email/subject.ts'

/** So far back a thread of letters is looked for. */
const TURNS = 50
/** So many are named in an answer: programs gather a thread by any of them. */
const NAMED = 10

/** The letter of a customer that an answer answers; null when there is none. */
export type Letters = (channel: string, address: string) => Promise<Letter | null>

/** Finds it in the journal, where every host sees it, at any time: the latest, with those before it that are about the same. */
export function createLetters(turnsWith: ConversationStore['turnsWith']): Letters {
  return async (channel, address) => {
    const turns = await turnsWith({ channel, address, limit: TURNS })
    const letters = turns.flatMap(({ event }) =>
      event.type === 'message' && event.ref?.startsWith('<') === true
        ? [{ ref: event.ref, subject: event.subject ?? '' }]
        : [],
    )
    const latest = letters.at(-1)
    if (latest === undefined) return null
    const { ref: answers, subject } = latest
    const alike = letters.filter((letter) => topicOf(letter.subject) === topicOf(subject)).map(({ ref }) => ref)
    return { subject, answers, before: [...new Set(alike)].filter((ref) => ref !== answers).slice(-NAMED) }
  }
}
