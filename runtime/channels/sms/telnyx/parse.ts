import { own } from '../../../engine/own.ts'
import type { HookRequest } from '../../Adapter.ts'
import type { ChannelEvent, Happening, ReceivedMedia } from '../../ChannelEvent.ts'
import { isoTimeOf, jsonOf, listOf, recordOf, textOf } from '../../hostile.ts'
import { mediaKindOf } from '../../mediaKindOf.ts'

type Members = { readonly [name: string]: unknown }

/** What Telnyx posts, one event each. A message is known by its own id: its event has another at every try. */
export function parse({ rawBody, query }: HookRequest): readonly ChannelEvent[] {
  const data = recordOf(recordOf(jsonOf(rawBody)).data)
  const payload = recordOf(data.payload)
  const externalId = textOf(payload.id) ?? textOf(data.id) ?? ''
  const type = textOf(data.event_type) ?? 'nothing'
  const at = isoTimeOf(payload.received_at) ?? isoTimeOf(data.occurred_at)
  const numbers = listOf(payload.to).map((to) => textOf(recordOf(to).phone_number))
  const isInbound = type === 'message.received'
  const account = isInbound ? (numbers[0] ?? null) : textOf(recordOf(payload.from).phone_number)
  const happening: Happening = isInbound
    ? readMessage(payload)
    : type === 'message.sent' || type === 'message.finalized'
      ? readStatus(payload, externalId, query.delivery)
      : { type: 'ignored', why: type }
  return [{ externalId, account, at, ...happening }]
}

function readMessage(payload: Members): Happening {
  const address = textOf(recordOf(payload.from).phone_number)
  if (address === null) return { type: 'unsupported', what: 'no sender' }
  const attachments = listOf(payload.media).flatMap(mediaOf)
  return {
    type: 'message',
    from: { address },
    text: textOf(payload.text) ?? '',
    ...(attachments.length === 0 ? {} : { attachments }),
  }
}

function mediaOf(media: unknown): readonly ReceivedMedia[] {
  const { url, content_type } = recordOf(media)
  const [address, mime] = [textOf(url), textOf(content_type)]
  return address === null ? [] : [{ kind: mediaKindOf(mime), url: address, ...(mime === null ? {} : { mime }) }]
}

const STATUSES: { readonly [status: string]: (Happening & { readonly type: 'status' })['status'] } = {
  queued: 'accepted',
  sending: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  sending_failed: 'failed',
  delivery_failed: 'failed',
}

function readStatus(payload: Members, target: string, delivery: string | undefined): Happening {
  const { phone_number, status } = recordOf(listOf(payload.to)[0])
  const theirs = textOf(status) ?? ''
  const ours = own(STATUSES, theirs)
  // Carriers that confirm nothing leave it at that a message was sent.
  if (ours === undefined) return { type: 'ignored', why: `status ${theirs}` }
  const [recipient, code] = [textOf(phone_number), textOf(recordOf(listOf(payload.errors)[0]).code)]
  return {
    type: 'status',
    status: ours,
    target,
    ...(delivery === undefined ? {} : { delivery }),
    ...(recipient === null ? {} : { recipient }),
    ...(code === null ? {} : { code }),
  }
}
