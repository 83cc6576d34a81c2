import type { Happening, Location, ReceivedMedia } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf } from '../hostile.ts'
import { mediaKindOf } from '../mediaKindOf.ts'
import { personOf } from './personOf.ts'

type Members = { readonly [name: string]: unknown }

/** A message of a conversation: the customer's, or one of the business's, which comes back whoever wrote it. */
export function readMessage({ conversation, message }: Members): Happening {
  const { author, content, source, metadata, quotedMessage } = recordOf(message)
  const { type } = recordOf(conversation)
  if (type !== undefined && type !== 'personal') return { type: 'ignored', why: 'not a personal conversation' }
  const said = recordOf(content)
  if (recordOf(author).type !== 'user') return readOurs(conversation, said, recordOf(source), recordOf(metadata))
  const from = personOf(author, conversation)
  if (from === null) return { type: 'unsupported', what: 'a message of nobody' }
  const attachments = mediaOf(said)
  const location = locationOf(said)
  const text = textOf(said.text) ?? filledIn(said) ?? (location === null ? null : placeOf(location))
  const value = textOf(said.payload)
  const replyTo = textOf(recordOf(quotedMessage).messageId)
  if (text === null && attachments.length === 0 && location === null && value === null && said.type !== 'text') {
    return { type: 'unsupported', what: textOf(said.type) ?? 'message', from }
  }
  return {
    type: 'message',
    from,
    text: text ?? '',
    ...(value === null ? {} : { value }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(location === null ? {} : { location }),
    ...(replyTo === null ? {} : { replyTo }),
  }
}

function readOurs(conversation: unknown, said: Members, source: Members, metadata: Members): Happening {
  const recipient = textOf(recordOf(conversation).id)
  if (recipient === null) return { type: 'ignored', why: 'a message in no conversation' }
  const delivery = textOf(metadata.delivery)
  // Agents write in Zendesk's own workspace.
  const by = delivery === null && (textOf(source.type) ?? '').startsWith('zd:') ? 'person' : 'us'
  return { type: 'echo', recipient, text: textOf(said.text) ?? '', by, ...(delivery === null ? {} : { delivery }) }
}

/** Sounds and films come as files; the MIME type tells. */
function mediaOf({ type, mediaUrl, mediaType, altText }: Members): readonly ReceivedMedia[] {
  const [url, mime, name] = [textOf(mediaUrl), textOf(mediaType), textOf(altText)]
  if (url === null) return []
  const told = mediaKindOf(mime)
  const kind = told === 'file' && type === 'image' ? 'image' : told
  return [{ kind, url, ...(mime === null ? {} : { mime }), ...(name === null ? {} : { name }) }]
}

function locationOf({ type, coordinates, location }: Members): Location | null {
  const { lat, long } = recordOf(coordinates)
  if (type !== 'location' || typeof lat !== 'number' || typeof long !== 'number') return null
  const [name, address] = [textOf(recordOf(location).name), textOf(recordOf(location).address)]
  return {
    latitude: lat,
    longitude: long,
    ...(name === null ? {} : { name }),
    ...(address === null ? {} : { address }),
  }
}

const placeOf = ({ name, address }: Location): string => [name, address].filter((part) => part !== undefined).join(', ')

/** What somebody filled in, a line a field. */
function filledIn({ type, fields }: Members): string | null {
  if (type !== 'formResponse') return null
  const lines = listOf(fields)
    .map(recordOf)
    .map(({ label, name, text, email, select }) => {
      const chosen = listOf(select)
        .map((option) => textOf(recordOf(option).label) ?? '')
        .join(', ')
      return `${textOf(label) ?? textOf(name) ?? ''}: ${textOf(text) ?? textOf(email) ?? chosen}`
    })
  return lines.join('\n')
}
