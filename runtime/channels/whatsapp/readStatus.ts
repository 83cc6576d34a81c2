import { own } from '../../engine/own.ts'
import type { ChannelEvent, Happening } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf, timeOf } from '../hostile.ts'
import type { Members } from '../meta/Members.ts'

const STATUSES: { readonly [theirs: string]: (Happening & { type: 'status' })['status'] } = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // of a voice message
  played: 'read',
  failed: 'failed',
}

/** How a message of ours fares, of the `statuses` of a change. One message has several, so the status is a part of the event's id. */
export function readStatus(members: Members, account: string | null): ChannelEvent {
  const { id, status, timestamp, recipient_id, recipient_user_id, errors, biz_opaque_callback_data } = members
  const [target, given] = [textOf(id), textOf(status) ?? '']
  const known = own(STATUSES, given)
  const at = timeOf(timestamp)
  const delivery = textOf(biz_opaque_callback_data)
  if (known === undefined || (target === null && delivery === null)) {
    return { externalId: target ?? '', account, at, type: 'ignored', why: `status ${given}`.slice(0, 200) }
  }
  const recipient = textOf(recipient_id) ?? textOf(recipient_user_id)
  const code = textOf(listOf(errors).map(recordOf)[0]?.code)
  return {
    externalId: `${target ?? delivery}:${given}`,
    account,
    at,
    type: 'status',
    status: known,
    target,
    ...(delivery === null ? {} : { delivery }),
    ...(recipient === null ? {} : { recipient }),
    ...(code === null ? {} : { code }),
  }
}
