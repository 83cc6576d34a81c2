import type { Happening } from '../ChannelEvent.ts'
import { textOf } from '../hostile.ts'

/**
 * An encrypted chat, which only the keys of its people open. We send none, so what leaves the account there is a person's; one of several has
 * a name of its own.
 */
export function readChat(payload: { readonly [name: string]: unknown }, own: string): Happening {
  const [sender, conversation] = [textOf(payload.sender_id), textOf(payload.conversation_id) ?? '']
  const people = conversation.split(':')
  if (people.length !== 2) return { type: 'ignored', why: 'a group' }
  const [other] = people.filter((id) => id !== own)
  // A lock stands for what was said.
  if (sender === own) return { type: 'echo', recipient: other ?? own, text: '🔒', by: 'person' }
  return {
    type: 'unsupported',
    what: 'an encrypted message',
    ...(sender === null ? {} : { from: { address: sender } }),
  }
}
