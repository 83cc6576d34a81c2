import { own } from '../../engine/own.ts'
import type { Happening, Location, Person, ReceivedMedia, Referral } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf } from '../hostile.ts'

type Members = { readonly [name: string]: unknown }

/** A direct message, by the customer or by the account. `own`: the account's id. */
export function readMessage({ type, message_create, initiated_via }: Members, users: Members, own: string): Happening {
  if (type !== 'message_create') return { type: 'ignored', why: textOf(type) ?? 'nothing' }
  const { sender_id, target, message_data } = recordOf(message_create)
  const sender = textOf(sender_id)
  if (sender === null) return { type: 'unsupported', what: 'a message of nobody' }
  const data = recordOf(message_data)
  const { media, location } = recordOf(data.attachment)
  const attachments = media === undefined ? [] : mediaOf(recordOf(media))
  const text = wordsOf(data, recordOf(media))
  // X does not say which program wrote.
  if (sender === own) return { type: 'echo', recipient: textOf(recordOf(target).recipient_id) ?? '', text, by: 'us' }
  const place = locationOf(recordOf(location))
  const value = textOf(recordOf(data.quick_reply_response).metadata)
  const referral = referralOf(recordOf(initiated_via))
  return {
    type: 'message',
    from: personOf(sender, users),
    text,
    ...(value === null ? {} : { value }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(place === null ? {} : { location: place }),
    ...(referral === null ? {} : { referral }),
  }
}

/** People stand in the body by their ids; those of the newer interface one level deeper. */
function personOf(address: string, users: Members): Person {
  const user = recordOf(users[address])
  const name = textOf(user.name) ?? textOf(recordOf(user.data).name)
  return { address, ...(name === null ? {} : { name }) }
}

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** X writes `&`, `<` and `>` as entities, and after the words of a picture its address, which nobody wrote. */
function wordsOf({ text }: Members, media: Members): string {
  const said = (textOf(text) ?? '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
  const address = textOf(media.url)
  return address !== null && said.endsWith(address) ? said.slice(0, -address.length).trimEnd() : said
}

const KINDS: { readonly [type: string]: ReceivedMedia['kind'] } = {
  photo: 'image',
  video: 'video',
  animated_gif: 'video',
  audio: 'audio',
}

/** Where a file is, for those who show the account's token: so its address is its name as well. */
function mediaOf({ type, media_url_https, video_info }: Members): readonly ReceivedMedia[] {
  const kind = own(KINDS, textOf(type) ?? '') ?? 'file'
  const variants = listOf(recordOf(video_info).variants).map(recordOf)
  const films = variants.filter(({ content_type }) => content_type === 'video/mp4')
  const [best] = films.sort((one, other) => Number(other.bitrate ?? 0) - Number(one.bitrate ?? 0))
  // Of a film, `media_url_https` is its first picture.
  const url = textOf(best?.url) ?? textOf(media_url_https)
  return url === null ? [] : [{ kind, url, ref: url, ...(best === undefined ? {} : { mime: 'video/mp4' }) }]
}

/** GeoJSON: the longitude first. */
function locationOf({ shared_coordinate }: Members): Location | null {
  const { coordinates } = recordOf(recordOf(shared_coordinate).coordinates)
  const [longitude, latitude] = listOf(coordinates)
  return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null
}

/** How they came to write: from a post, or from a greeting with a name. */
function referralOf({ tweet_id, welcome_message_id }: Members): Referral | null {
  const [post, greeting] = [textOf(tweet_id), textOf(welcome_message_id)]
  if (post !== null) return { source: 'post', payload: post }
  return greeting === null ? null : { source: 'welcomeMessage', payload: greeting }
}
