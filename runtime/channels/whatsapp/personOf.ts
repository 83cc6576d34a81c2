import type { Person } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf } from '../hostile.ts'

/** A user id: a country, a dot, letters and digits. Everybody has one, and who has a username perhaps nothing else; it stays as long as the telephone number does. */
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/
export const isUserId = (name: string | null): name is string => name !== null && USER_ID.test(name)

/** Somebody by what a webhook says of them: a telephone number, a user id, and whatever `contacts` add to either. Null: nobody can be made out. */
export function personOf(number: unknown, userId: unknown, contacts?: unknown): Person | null {
  const given = [textOf(number), textOf(userId)]
  const { wa_id, user_id, profile } = contactOf(given, contacts)
  const names = [...given, textOf(wa_id), textOf(user_id)]
  const id = names.find(isUserId)
  const phone = [textOf(number), textOf(wa_id)].find((name) => name !== null && !isUserId(name))
  const address = id ?? phone ?? textOf(userId)
  if (address === null) return null
  const { name: written, username } = recordOf(profile)
  const name = textOf(written) ?? textOf(username)
  const hasBoth = id !== undefined && typeof phone === 'string'
  return { address, ...(hasBoth ? { aliases: [phone] } : {}), ...(name === null ? {} : { name }) }
}

/** What is told of the person who has one of these names; of somebody else, nothing. */
function contactOf(names: readonly (string | null)[], contacts: unknown) {
  const isTheirs = (name: unknown) => names.includes(textOf(name)) && textOf(name) !== null
  return recordOf(
    listOf(contacts)
      .map(recordOf)
      .find(({ wa_id, user_id }) => isTheirs(wa_id) || isTheirs(user_id)),
  )
}
