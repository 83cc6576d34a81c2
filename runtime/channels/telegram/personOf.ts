import type { Happening, Person } from '../ChannelEvent.ts'
import { recordOf, textOf } from '../hostile.ts'

/** The customer, when the chat is theirs with the bot alone; null for groups, channels and other bots. */
export function personOf(user: unknown, chat: unknown): Person | null {
  const { id, first_name, last_name, language_code, is_bot } = recordOf(user)
  const address = textOf(id)
  if (address === null || is_bot === true || recordOf(chat).type !== 'private') return null
  const name = [textOf(first_name), textOf(last_name)].filter((part) => part !== null).join(' ')
  const language = textOf(language_code)
  return { address, ...(name === '' ? {} : { name }), ...(language === null ? {} : { language }) }
}

export const NOT_OURS: Happening = { type: 'ignored', why: 'not a private chat' }

/** Numbers of messages count in their chat. */
export const refOf = (chat: unknown, message: unknown): string =>
  `${textOf(recordOf(chat).id) ?? ''}:${textOf(message) ?? ''}`
