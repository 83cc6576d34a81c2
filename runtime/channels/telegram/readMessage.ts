import type { Happening, Location, ReceivedMedia } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf } from '../hostile.ts'
import { NOT_OURS, personOf, refOf } from './personOf.ts'

type Members = { readonly [name: string]: unknown }

/** What `start` is followed by when they came through a link. */
const START = /^\/start(?:@\w+)?(?:\s+(\S+))?\s*$/

/** What somebody wrote, sent or pressed Start for; https://core.telegram.org/bots/api#message */
export function readMessage(message: Members): Happening {
  const { chat, message_id } = message
  const from = personOf(message.from, chat)
  if (from === null) return NOT_OURS
  const written = textOf(message.text)
  const start = written === null ? null : START.exec(written)
  if (written !== null && start !== null) {
    const [, payload] = start
    return { type: 'start', from, text: written, ...(payload === undefined ? {} : { referral: { payload } }) }
  }
  const { button_text, data } = recordOf(message.web_app_data)
  const attachments = mediaOf(message)
  const location = locationOf(message)
  const text = written ?? textOf(message.caption) ?? textOf(button_text) ?? saidBy(message, location)
  const value = textOf(data)
  if (text === null && attachments.length === 0 && location === null && value === null) {
    return { type: 'unsupported', what: kindOf(message), from }
  }
  const answered = recordOf(message.reply_to_message).message_id
  const album = textOf(message.media_group_id)
  return {
    type: 'message',
    from,
    ref: refOf(chat, message_id),
    text: text ?? '',
    ...(value === null ? {} : { value }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(location === null ? {} : { location }),
    ...(answered === undefined ? {} : { replyTo: refOf(chat, answered) }),
    ...(album === null ? {} : { album }),
  }
}

/** What is sent instead of words: an emoji, a card with a name and a number, a place with an address. */
function saidBy(message: Members, location: Location | null): string | null {
  const { first_name, last_name, phone_number } = recordOf(message.contact)
  const card = [first_name, last_name, phone_number].map(textOf).filter((part) => part !== null)
  const place = [location?.name, location?.address].filter((part) => part !== undefined)
  const emoji = textOf(recordOf(message.sticker).emoji) ?? textOf(recordOf(message.dice).emoji)
  if (emoji !== null) return emoji
  if (card.length > 0) return card.join(' ')
  return place.length > 0 ? place.join(', ') : null
}

const MEDIA: readonly (readonly [member: string, kind: ReceivedMedia['kind']])[] = [
  // An animation comes as a document as well, for programs that do not know it.
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['voice', 'audio'],
  ['audio', 'audio'],
  ['sticker', 'image'],
  ['document', 'file'],
]

function mediaOf(message: Members): readonly ReceivedMedia[] {
  // One picture in several sizes, the largest last.
  const [largest] = listOf(message.photo).map(recordOf).reverse()
  if (largest !== undefined) return mediaIn(largest, 'image')
  const [member, kind] = MEDIA.find(([name]) => textOf(recordOf(message[name]).file_id) !== null) ?? []
  return member === undefined || kind === undefined ? [] : mediaIn(recordOf(message[member]), kind)
}

function mediaIn({ file_id, mime_type, file_name }: Members, kind: ReceivedMedia['kind']): readonly ReceivedMedia[] {
  const [ref, mime, name] = [textOf(file_id), textOf(mime_type), textOf(file_name)]
  if (ref === null) return []
  return [{ kind, ref, ...(mime === null ? {} : { mime }), ...(name === null ? {} : { name }) }]
}

function locationOf(message: Members): Location | null {
  const venue = recordOf(message.venue)
  const { latitude, longitude } = recordOf(venue.location ?? message.location)
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  const [name, address] = [textOf(venue.title), textOf(venue.address)]
  return { latitude, longitude, ...(name === null ? {} : { name }), ...(address === null ? {} : { address }) }
}

const EVERY_MESSAGE = new Set(['message_id', 'from', 'chat', 'date', 'reply_to_message', 'via_bot', 'edit_date'])
const kindOf = (message: Members): string => Object.keys(message).find((name) => !EVERY_MESSAGE.has(name)) ?? 'message'
