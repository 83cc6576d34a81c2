import type { Happening } from '../ChannelEvent.ts'
import { recordOf, textOf } from '../hostile.ts'
import type { Members } from '../meta/Members.ts'
import { personOf } from './personOf.ts'

/**
 * Somebody has another number, and with it another user id, or another id alone; https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/system
 * No `contacts` come with it. That a customer's keys have changed is of no use here.
 */
export function readSystem({ from, system }: Members): Happening {
  const { type, wa_id, new_wa_id, customer, user_id, previous_user_id } = recordOf(system)
  if (type !== 'user_changed_number' && type !== 'customer_changed_number' && type !== 'user_changed_user_id') {
    return { type: 'ignored', why: textOf(type) ?? 'system' }
  }
  const before = personOf(textOf(customer) ?? from, previous_user_id)
  const now = personOf(textOf(wa_id) ?? new_wa_id, user_id)
  if (before === null || now === null)
    return { type: 'unsupported', what: String(type), ...(before && { from: before }) }
  return { type: 'identityChanged', from: before, to: now }
}
