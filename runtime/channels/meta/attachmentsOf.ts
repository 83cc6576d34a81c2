import type { Location, ReceivedMedia } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf } from '../hostile.ts'
import { webAddressOf } from './webAddressOf.ts'

/** What comes with a message of Messenger or Instagram. `others`: the types of what nobody here can show, such as a shared post. */
export type Attached = {
  readonly media: readonly ReceivedMedia[]
  readonly location: Location | null
  /** said by a sign that stands for a word */
  readonly text: string | null
  readonly others: readonly string[]
}

const MEDIA: ReadonlySet<string> = new Set<ReceivedMedia['kind']>(['image', 'video', 'audio', 'file'])
/** The thumb of Messenger's own button, in its three sizes. */
const THUMBS = new Set(['369239263222822', '369239343222814', '369239383222810'])

/** `mid` names the message: a file's address runs out, and is asked anew by it. */
export function attachmentsOf(attachments: unknown, mid: string): Attached {
  const media: ReceivedMedia[] = []
  const others: string[] = []
  let location: Location | null = null
  let text: string | null = null
  for (const [index, attachment] of listOf(attachments).map(recordOf).entries()) {
    const type = textOf(attachment.type) ?? ''
    const { url, sticker_id, coordinates } = recordOf(attachment.payload)
    const [address, sticker] = [webAddressOf(url), textOf(sticker_id)]
    const place = type === 'location' ? locationOf(coordinates) : null
    if (type === 'like_heart') text = '❤️'
    else if (sticker !== null && THUMBS.has(sticker)) text = '👍'
    else if (place !== null) location = place
    else if (MEDIA.has(type) && address !== null) {
      media.push({ kind: type as ReceivedMedia['kind'], url: address, ref: `${mid}/${index}` })
    } else others.push(type)
  }
  return { media, location, text, others }
}

function locationOf(coordinates: unknown): Location | null {
  const { lat, long } = recordOf(coordinates)
  return typeof lat === 'number' && typeof long === 'number' ? { latitude: lat, longitude: long } : null
}
