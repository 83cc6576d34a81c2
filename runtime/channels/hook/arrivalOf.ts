import type { ReceivedAttachment } from '../../../schemas/wire.ts'
import { messageEvent } from '../../engine/state/messageEvent.ts'
import type { Arrival } from '../../inbound/Arrival.ts'
import { sourceOf } from '../../inbound/sourceOf.ts'
import type { ChannelEvent, ReceivedMedia } from '../ChannelEvent.ts'

/** What an event is to the conversation; null when it is none of a customer's doing. `at` is epoch ms, of our clock: the order is that of arrival. */
export function arrivalOf(event: ChannelEvent, channel: string, at: number): Arrival | null {
  if (event.type !== 'message' && event.type !== 'start') return null
  const { externalId, from } = event
  const { address, name, language } = from
  const attachments = event.type === 'message' ? (event.attachments ?? []).map(received(channel)) : []
  return {
    source: sourceOf('m', channel, address, externalId),
    at,
    from: {
      channel,
      address,
      ...(name === undefined ? {} : { name }),
      ...(language === undefined ? {} : { language }),
    },
    event: messageEvent(
      event.text ?? '',
      event.type === 'message' ? event.value : undefined,
      attachments.length === 0 ? undefined : attachments,
    ),
  }
}

const received =
  (channel: string) =>
  ({ kind, url, ref, mime, name }: ReceivedMedia): ReceivedAttachment => ({
    kind,
    ...(url === undefined ? {} : { url }),
    ...(ref === undefined ? {} : { ref, channel }),
    ...(mime === undefined ? {} : { mime }),
    ...(name === undefined ? {} : { name }),
  })
