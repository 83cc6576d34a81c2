import type { ChannelEvent } from '../ChannelEvent.ts'
import { textOf, timeOf } from '../hostile.ts'
import type { Members } from '../meta/Members.ts'
import { personOf } from './personOf.ts'

/** Whether somebody wants to be written to unasked, of the `user_preferences` of a change. WhatsApp has told them already that it is so. */
export function readPreference(members: Members, value: Members, account: string | null): ChannelEvent {
  const { wa_id, user_id, value: wish, category, timestamp } = members
  const from = personOf(wa_id, user_id, value.contacts)
  const at = timeOf(timestamp)
  const given = textOf(wish) ?? ''
  const told = { externalId: `${from?.address ?? ''}:${textOf(category) ?? ''}:${given}:${at ?? ''}`, account, at }
  if (from !== null && given === 'stop') return { ...told, type: 'optOut', from, isAnswered: true }
  if (from !== null && (given === 'resume' || given === 'signup')) {
    return { ...told, type: 'optIn', from, isAnswered: true }
  }
  return { ...told, type: 'ignored', why: `preference ${given}`.slice(0, 200) }
}
