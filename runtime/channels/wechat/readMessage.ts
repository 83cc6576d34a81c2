import { own } from '../../engine/own.ts'
import type { Happening, Location, Person, ReceivedMedia } from '../ChannelEvent.ts'
import { textOf } from '../hostile.ts'

type Members = { readonly [name: string]: unknown }
type Content = {
  readonly text: string
  readonly value?: string
  readonly attachments?: readonly ReceivedMedia[]
  readonly location?: Location
}

const KINDS: { readonly [type: string]: ReceivedMedia['kind'] } = {
  image: 'image',
  voice: 'audio',
  video: 'video',
  shortvideo: 'video',
  file: 'file',
}

/** What somebody wrote or sent. */
export function readMessage(type: string, members: Members, from: Person): Happening {
  const content = contentOf(type, members)
  return content === null ? { type: 'unsupported', what: type, from } : { type: 'message', from, ...content }
}

function contentOf(type: string, members: Members): Content | null {
  if (type === 'text') {
    // A choice in a menu of ours.
    const value = textOf(members.bizmsgmenuid)
    return { text: textOf(members.Content) ?? '', ...(value === null ? {} : { value }) }
  }
  if (type === 'location') return placeOf(members)
  if (type === 'link') {
    const lines = [members.Title, members.Description, members.Url].map(textOf).filter((line) => line !== null)
    return { text: lines.join('\n') }
  }
  const kind = own(KINDS, type)
  return kind === undefined ? null : fileOf(kind, members)
}

/** A file is at WeChat for three days; a picture has an address as well. What was said into a voice message may come in words. */
function fileOf(kind: ReceivedMedia['kind'], { MediaId, PicUrl, Format, Title, Recognition }: Members): Content | null {
  const [ref, url] = [textOf(MediaId), textOf(PicUrl)]
  if (ref === null && url === null) return null
  const name = kind === 'file' ? textOf(Title) : null
  const file = {
    kind,
    ...(ref === null ? {} : { ref }),
    ...(url === null ? {} : { url }),
    ...(Format === 'amr' ? { mime: 'audio/amr' } : {}),
    ...(name === null ? {} : { name }),
  }
  return { text: textOf(Recognition) ?? '', attachments: [file] }
}

function placeOf({ Location_X, Location_Y, Label }: Members): Content | null {
  const [latitude, longitude] = [degreesOf(Location_X), degreesOf(Location_Y)]
  const address = textOf(Label)
  if (latitude === null || longitude === null) return null
  return { text: address ?? '', location: { latitude, longitude, ...(address === null ? {} : { address }) } }
}

/** Degrees in digits. */
export function degreesOf(value: unknown): number | null {
  const text = textOf(value)
  return text !== null && /^-?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : null
}
