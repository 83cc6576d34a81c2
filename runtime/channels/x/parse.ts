import type { XChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent, Happening } from '../ChannelEvent.ts'
import { jsonOf, listOf, recordOf, textOf, timeOf } from '../hostile.ts'
import { readChat } from './readChat.ts'
import { readMessage } from './readMessage.ts'

type Members = { readonly [name: string]: unknown }

/** Tells of what X has taken away from us by its user's word. */
const REVOKED: Happening = {
  type: 'error',
  code: 'revoked',
  message: 'The account has withdrawn its permission from the app.',
}

/**
 * What happened at an account: in the envelope of the X Activity API, or in the shape of the Account Activity API before it, which is what the
 * envelope holds; https://docs.x.com/x-api/activity/event-payloads
 */
export function parse({ rawBody }: HookRequest, { userId = '' }: XChannel): readonly ChannelEvent[] {
  const body = recordOf(jsonOf(rawBody))
  const data = recordOf(body.data)
  const type = textOf(data.event_type)
  if (type === null) return eventsOf(body, { account: textOf(body.for_user_id), userId, uuid: '', type: 'no event' })
  const account = textOf(recordOf(data.filter).user_id)
  const of = { account, userId, uuid: textOf(data.event_uuid) ?? '', type }
  const payload = recordOf(data.payload)
  if (type === 'chat.received' || type === 'chat.sent') {
    const { id, created_at_msec } = payload
    const at = timeOf(created_at_msec)
    return [{ externalId: textOf(id) ?? of.uuid, account, at, ...readChat(payload, account ?? userId) }]
  }
  if (type === 'oauth.revoke') return [{ externalId: of.uuid, account, at: null, ...REVOKED }]
  return eventsOf(payload, of)
}

type Of = {
  readonly account: string | null
  /** whose account it is when the body does not say */
  readonly userId: string
  /** of the whole */
  readonly uuid: string
  readonly type: string
}

function eventsOf(payload: Members, of: Of): readonly ChannelEvent[] {
  const { account, userId, uuid, type } = of
  const own = account ?? userId
  const users = recordOf(payload.users)
  const events = [
    ...listOf(payload.direct_message_events).map((event) => messageOf(recordOf(event), users, own, uuid)),
    ...listOf(payload.direct_message_mark_read_events).map((event) => readOf(recordOf(event), own, uuid)),
    ...listOf(payload.direct_message_indicate_typing_events).map(() => ignored('typing', uuid)),
  ]
  if (events.length > 0) return events.map((event) => ({ ...event, account }))
  if (recordOf(payload.user_event).revoke !== undefined) return [{ externalId: uuid, account, at: null, ...REVOKED }]
  const name = Object.keys(payload).find((member) => member.endsWith('_events') || member === 'user_event')
  if (name === undefined && type === 'no event')
    return [{ externalId: '', account, at: null, type: 'unsupported', what: type }]
  return [{ ...ignored(name ?? type, uuid), account }]
}

type Unplaced = Happening & Pick<ChannelEvent, 'externalId' | 'at'>

const ignored = (why: string, externalId: string): Unplaced => ({ externalId, at: null, type: 'ignored', why })

function messageOf(event: Members, users: Members, own: string, uuid: string): Unplaced {
  const externalId = textOf(event.id) ?? uuid
  return { externalId, at: timeOf(event.created_timestamp), ...readMessage(event, users, own) }
}

/** Everything up to a message of ours has been read. */
function readOf({ created_timestamp, sender_id, last_read_event_id }: Members, own: string, uuid: string): Unplaced {
  const [reader, target] = [textOf(sender_id), textOf(last_read_event_id)]
  const at = timeOf(created_timestamp)
  if (reader === null || reader === own) return { ...ignored('read by the account', uuid), at }
  return { externalId: `${target ?? uuid}:read`, at, type: 'status', status: 'read', target, recipient: reader }
}
