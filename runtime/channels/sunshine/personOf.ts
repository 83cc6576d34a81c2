import type { Person } from '../ChannelEvent.ts'
import { recordOf, textOf } from '../hostile.ts'

/** The customer of a conversation. What is sent goes to the conversation, which so is another name of them. */
export function personOf(user: unknown, conversation: unknown): Person | null {
  const { id, userId, displayName, profile } = recordOf(user)
  const { givenName, surname, locale } = recordOf(profile)
  const address = textOf(userId) ?? textOf(id)
  if (address === null) return null
  const name =
    textOf(displayName) ??
    [givenName, surname]
      .map(textOf)
      .filter((part) => part !== null)
      .join(' ')
  const [alias, language] = [textOf(recordOf(conversation).id), textOf(locale)]
  return {
    address,
    ...(alias === null ? {} : { aliases: [alias] }),
    ...(name === '' ? {} : { name }),
    ...(language === null ? {} : { language }),
  }
}
