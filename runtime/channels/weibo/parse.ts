import { createHash } from 'node:crypto'
import { own } from '../../engine/own.ts'
import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent, Happening, Person, ReceivedMedia } from '../ChannelEvent.ts'
import { isoTimeOf, jsonOf, recordOf, textOf } from '../hostile.ts'
import { degreesOf } from '../wechat/readMessage.ts'

type Members = { readonly [name: string]: unknown }

/** A webhook holds one thing; https://open.weibo.com/wiki/Receive_General_Message */
export function parse({ rawBody }: HookRequest): readonly ChannelEvent[] {
  const body = recordOf(jsonOf(rawBody))
  const [sender, type] = [textOf(body.sender_id), textOf(body.type)]
  const common = { externalId: '', account: textOf(body.receiver_id), at: isoTimeOf(body.created_at) }
  if (sender === null || type === null) return [{ ...common, type: 'unsupported', what: 'no message' }]
  // Nothing has an id, and in a second somebody can say two things: what is sent again is the same to the letter.
  const said = createHash('sha256').update(rawBody).digest('hex').slice(0, 16)
  return [{ ...common, externalId: `${sender}:${said}`, ...happeningOf(type, body, { address: sender }) }]
}

const KINDS: { readonly [type: string]: ReceivedMedia['kind'] } = {
  image: 'image',
  voice: 'audio',
  video: 'video',
  file: 'file',
}

function happeningOf(type: string, { text, data }: Members, from: Person): Happening {
  const content = recordOf(data)
  const words = textOf(text) ?? ''
  if (type === 'text') return { type: 'message', from, text: words }
  if (type === 'event') return eventOf(content, from)
  // What is said of the account in public.
  if (type === 'mention') return { type: 'ignored', why: type }
  if (type === 'position') {
    const [latitude, longitude] = [degreesOf(content.latitude), degreesOf(content.longitude)]
    if (latitude !== null && longitude !== null) {
      return { type: 'message', from, text: words, location: { latitude, longitude } }
    }
  }
  const kind = own(KINDS, type)
  // Of its two names for a file, the one for the receiver. The words beside it are Weibo's.
  const ref = textOf(content.tovfid)
  if (kind === undefined || ref === null) return { type: 'unsupported', what: type, from }
  return { type: 'message', from, text: '', attachments: [{ kind, ref }] }
}

/** https://open.weibo.com/wiki/Receive_Event_Push */
function eventOf({ subtype, key }: Members, from: Person): Happening {
  const [name, value] = [textOf(subtype) ?? 'nothing', textOf(key)]
  switch (name) {
    case 'follow':
      return { type: 'start', from }
    case 'scan':
    case 'scan_follow': {
      const payload = (value ?? '').replace(/^qr_(?:limit_)?scene_/i, '')
      return { type: 'start', from, referral: { source: 'scan', ...(payload === '' ? {} : { payload }) } }
    }
    case 'unfollow':
      return { type: 'blocked', from }
    case 'click':
      return value === null ? { type: 'unsupported', what: name, from } : { type: 'message', from, text: '', value }
    default:
      // Who subscribes, or no longer, means what is sent to all.
      return { type: 'ignored', why: name }
  }
}
