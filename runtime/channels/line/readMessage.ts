import type { Happening, Location, Person, ReceivedMedia } from '../ChannelEvent.ts'
import { recordOf, textOf } from '../hostile.ts'

type Members = { readonly [name: string]: unknown }

/** What a message holds besides its sender; null: nothing that is known. */
type Content = {
  readonly text: string
  readonly attachments?: readonly ReceivedMedia[]
  readonly location?: Location
}

/** What somebody wrote or sent; https://developers.line.biz/en/reference/messaging-api/#message-event */
export function readMessage({ message: sent, replyToken }: Members, from: Person): Happening {
  const message = recordOf(sent)
  const content = contentOf(message)
  if (content === null) return { type: 'unsupported', what: textOf(message.type) ?? 'message', from }
  const [quoted, album] = [textOf(message.quotedMessageId), textOf(recordOf(message.imageSet).id)]
  const [reply, read] = [textOf(replyToken), textOf(message.markAsReadToken)]
  return {
    type: 'message',
    from,
    ...content,
    ...(quoted === null ? {} : { replyTo: quoted }),
    ...(album === null ? {} : { album }),
    ...(reply === null ? {} : { replyToken: reply }),
    ...(read === null ? {} : { readToken: read }),
  }
}

function contentOf(message: Members): Content | null {
  switch (message.type) {
    case 'text':
      return { text: textOf(message.text) ?? '' }
    case 'sticker':
      // Most are a picture without words, which nobody gives us.
      return { text: textOf(message.text) ?? '' }
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return { text: '', attachments: fileOf(message, message.type) }
    case 'location':
      return placeOf(message)
    default:
      return null
  }
}

/** A file is at LINE under the id of its message, or where a program of another company has put it. */
function fileOf({ id, contentProvider, fileName }: Members, kind: ReceivedMedia['kind']): readonly ReceivedMedia[] {
  const { type, originalContentUrl } = recordOf(contentProvider)
  const url = type === 'external' ? textOf(originalContentUrl) : null
  const [ref, name] = [textOf(id), textOf(fileName)]
  const where = url === null ? (ref === null ? null : { ref }) : { url }
  return where === null ? [] : [{ kind, ...where, ...(name === null ? {} : { name }) }]
}

function placeOf({ title, address, latitude, longitude }: Members): Content | null {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  const [name, where] = [textOf(title), textOf(address)]
  return {
    text: [name, where].filter((part) => part !== null).join(', '),
    location: {
      latitude,
      longitude,
      ...(name === null ? {} : { name }),
      ...(where === null ? {} : { address: where }),
    },
  }
}
