import type { Happening, Person } from '../ChannelEvent.ts'
import { textOf } from '../hostile.ts'
import type { Members } from './Members.ts'

/** Somebody agreed to be written to, by a plugin on a page or on a request; or wants no more of it, which Messenger has told them is so. */
export function readOptIn(members: Members, from: Person | null): Happening {
  const { ref, payload, notification_messages_status: status } = members
  // A plugin's checkbox names somebody only once they have written.
  if (from === null) return { type: 'ignored', why: 'opt-in of nobody yet' }
  if (status === 'STOP_NOTIFICATIONS' || status === 'STOP NOTIFICATIONS')
    return { type: 'optOut', from, isAnswered: true }
  const given = textOf(ref) ?? textOf(payload)
  return { type: 'optIn', from, isAnswered: true, ...(given === null ? {} : { referral: { payload: given } }) }
}
