import { own } from '../../engine/own.ts'
import type { Location, ReceivedMedia } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf } from '../hostile.ts'
import type { Members } from '../meta/Members.ts'
import { webAddressOf } from '../meta/webAddressOf.ts'

/** What a message holds, whoever wrote it. */
export type Content = {
  readonly text: string
  readonly value?: string
  readonly attachments?: readonly ReceivedMedia[]
  readonly location?: Location
}

const MEDIA: { readonly [type: string]: ReceivedMedia['kind'] } = {
  image: 'image',
  sticker: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  document: 'file',
}

/** The content of a message by its type; null for a type that nobody here knows, or that comes without what it says. */
export function contentOf(message: Members): Content | null {
  const type = textOf(message.type) ?? ''
  const members = recordOf(message[type])
  const kind = own(MEDIA, type)
  if (kind !== undefined) return mediaOf(kind, members)
  switch (type) {
    case 'text':
      return saying(textOf(members.body))
    case 'button':
      return pressed(members.text, members.payload)
    case 'interactive':
      return interactiveOf(members)
    case 'location':
      return placeOf(members)
    case 'contacts':
      return saying(
        listOf(message.contacts)
          .map(cardOf)
          .filter((card) => card !== '')
          .join(', '),
      )
    case 'order':
      return saying(orderOf(members))
    default:
      return null
  }
}

const saying = (text: string | null): Content | null => (text === null || text === '' ? null : { text })

function pressed(label: unknown, value: unknown): Content | null {
  const [text, given] = [textOf(label), textOf(value)]
  if (text === null && given === null) return null
  return { text: text ?? '', ...(given === null ? {} : { value: given }) }
}

/** A form is answered with all that was filled in, as JSON. */
function interactiveOf({ type, button_reply, list_reply, nfm_reply }: Members): Content | null {
  if (type === 'nfm_reply') {
    const { body, response_json } = recordOf(nfm_reply)
    return pressed(body, response_json)
  }
  const { id, title } = recordOf(type === 'list_reply' ? list_reply : button_reply)
  return pressed(title, id)
}

function mediaOf(kind: ReceivedMedia['kind'], { id, url, mime_type, filename, caption }: Members): Content | null {
  const [ref, address, mime, name] = [textOf(id), webAddressOf(url), textOf(mime_type), textOf(filename)]
  if (ref === null && address === null) return null
  const media: ReceivedMedia = {
    kind,
    // The platform's own address wants our token, which only the resolved one is asked with.
    ...(ref === null ? { url: address ?? '' } : { ref }),
    ...(mime === null ? {} : { mime }),
    ...(name === null ? {} : { name }),
  }
  return { text: textOf(caption) ?? '', attachments: [media] }
}

function placeOf({ latitude, longitude, name, address }: Members): Content | null {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  const [place, where] = [textOf(name), textOf(address)]
  return {
    text: [place, where].filter((part) => part !== null).join(', '),
    location: {
      latitude,
      longitude,
      ...(place === null ? {} : { name: place }),
      ...(where === null ? {} : { address: where }),
    },
  }
}

/** A card in words: the name, and all numbers. */
function cardOf(card: unknown): string {
  const { name, phones } = recordOf(card)
  const { formatted_name, first_name } = recordOf(name)
  const numbers = listOf(phones).map((phone) => textOf(recordOf(phone).phone) ?? textOf(recordOf(phone).wa_id))
  return [textOf(formatted_name) ?? textOf(first_name), ...numbers].filter((part) => part !== null).join(' ')
}

/** An order in words: what they wrote with it, then how much of what. */
function orderOf({ text, product_items }: Members): string {
  const items = listOf(product_items)
    .map(recordOf)
    .map(({ quantity, product_retailer_id }) => `${textOf(quantity) ?? '1'} × ${textOf(product_retailer_id) ?? '?'}`)
  return [textOf(text), items.join(', ')].filter((part) => part !== null && part !== '').join('\n')
}
