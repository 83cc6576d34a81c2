import type { Give } from '../../scenario/runScenario.ts'
import { NOTHING } from './messagesAt.ts'

/** A step of a conversation in words: a message in quotes, or what the clock, an agent, a bot or a service did. */
export function sayGive(give: Give): string {
  if ('customer' in give) {
    const text = typeof give.customer === 'string' ? give.customer : (give.customer.text ?? '')
    return NOTHING.includes(text) ? 'a message without any of the words' : `“${text}”`
  }
  if ('after' in give) return `${give.after} of silence`
  if ('agent' in give) return 'the agent closes'
  if ('request' in give) {
    return give.request === 'fails' ? 'the request fails' : `the service answers ${JSON.stringify(give.request)}`
  }
  return give.bot === 'fails' ? 'the bot fails' : `the bot answers ${JSON.stringify(give.bot)}`
}
