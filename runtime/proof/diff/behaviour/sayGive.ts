import { type Value, words } from '../../../engine/words.ts'
import type { Give } from '../../scenario/runScenario.ts'
import { NOTHING } from './messagesAt.ts'

/** A step of a conversation in words: a message in quotes, or what the clock, an agent, a bot or a service did. */
export function sayGive(give: Give): Value {
  if ('customer' in give) {
    const text = typeof give.customer === 'string' ? give.customer : (give.customer.text ?? '')
    return NOTHING.includes(text) ? words`a message without any of the words` : `“${text}”`
  }
  if ('after' in give) return words`${{ duration: give.after }} of silence`
  if ('start' in give) return words`the conversation is begun at the entry ${give.start.entry}`
  if ('undelivered' in give) return words`the message of ${give.undelivered} does not arrive`
  if ('agent' in give) return words`the agent closes`
  if ('request' in give) {
    return give.request === 'fails'
      ? words`the request fails`
      : words`the service answers ${JSON.stringify(give.request)}`
  }
  return give.bot === 'fails' ? words`the bot fails` : words`the bot answers ${JSON.stringify(give.bot)}`
}
