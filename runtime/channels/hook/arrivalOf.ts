import type { ReceivedAttachment } from '../../../schemas/wire.ts'
import type { ConsentEvent, NotedEvent } from '../../engine/state/event.ts'
import { messageEvent } from '../../engine/state/messageEvent.ts'
import { isWebAddress } from '../../engine/template/isWebAddress.ts'
import type { Arrival, TurnEvent } from '../../inbound/Arrival.ts'
import { sourceOf } from '../../inbound/sourceOf.ts'
import type { ChannelEvent, Location, ReceivedMedia, Referral } from '../ChannelEvent.ts'
import { idOf } from './idOf.ts'

/** What an event is to the conversation; null when it is nothing to it. `address` is the thread's; `at` is epoch ms, of our clock: the order is that of arrival. `elsewhere`: the agent who stands for whoever answers past us. */
export function arrivalOf(
  event: ChannelEvent,
  channel: string,
  address: string,
  at: number,
  elsewhere: string,
): Arrival | null {
  const happened = turnEventOf(event, channel, elsewhere)
  if (happened === null) return null
  const { name, language } = 'from' in event && event.from !== undefined ? event.from : {}
  return {
    source: sourceOf('m', channel, address, idOf(event)),
    at,
    from: {
      channel,
      address,
      ...(name === undefined ? {} : { name: name.slice(0, LONGEST_NAME) }),
      ...(language === undefined ? {} : { language }),
    },
    event: happened,
  }
}

function turnEventOf(event: ChannelEvent, channel: string, elsewhere: string): TurnEvent | null {
  switch (event.type) {
    case 'message':
      return messageOf(event, channel)
    case 'start': {
      const { text = '', referral } = event
      const came = referral === undefined ? {} : { referral: shortReferral(referral) }
      return { type: 'message', text: text.slice(0, LONGEST_TEXT), begins: true, ...came }
    }
    case 'reaction':
      return noted({ what: 'reaction', target: short(event.target), emoji: event.emoji && short(event.emoji) })
    case 'edit':
      return noted({ what: 'edit', target: short(event.target), text: short(event.text) })
    case 'delete':
      return noted({ what: 'deletion', target: short(event.target) })
    case 'unsupported':
      return event.from === undefined ? null : noted({ what: 'unsupported', text: short(event.what) })
    case 'optOut':
      return consent('stop', event.isAnswered)
    case 'optIn':
      return consent('start', event.isAnswered)
    case 'blocked':
      return consent('left', true)
    case 'unblocked':
      return consent('back', true)
    case 'echo': {
      // What may be ours must not silence the flow.
      if (event.by !== 'person') return null
      return {
        type: 'agentReplied',
        agent: elsewhere,
        messages: [{ text: event.text.slice(0, LONGEST_TEXT) }],
        elsewhere: true,
      }
    }
    case 'identityChanged':
    case 'status':
    case 'agentMessage':
    case 'handedBack':
    case 'ignored':
    case 'error':
      return null
  }
}

const noted = (note: Omit<NotedEvent, 'type'>): NotedEvent => ({ type: 'noted', ...note })
const consent = (word: ConsentEvent['word'], isAnswered: boolean): ConsentEvent => ({
  type: 'consentTold',
  word,
  isAnswered,
})

function messageOf(event: Extract<ChannelEvent, { type: 'message' }>, channel: string): TurnEvent {
  const { externalId, ref = externalId, text, subject, value, location, replyTo, referral, isAnswered } = event
  const attachments = (event.attachments ?? []).flatMap(received(channel)).slice(0, MOST_ATTACHMENTS)
  return {
    ...messageEvent(
      text.slice(0, LONGEST_TEXT),
      value === undefined ? undefined : short(value),
      attachments.length === 0 ? undefined : attachments,
    ),
    ref: short(ref),
    ...(subject === undefined ? {} : { subject: short(subject) }),
    ...(location === undefined || !isOnEarth(location) ? {} : { location: shortPlace(location) }),
    ...(replyTo === undefined ? {} : { replyTo: short(replyTo) }),
    ...(referral === undefined ? {} : { referral: shortReferral(referral) }),
    ...(isAnswered === undefined ? {} : { isAnswered }),
  }
}

/** What the journal's schema takes: whatever a platform sends is kept so far, and can be exported. */
const LONGEST_TEXT = 100_000
const LONGEST_WORD = 10_000
const LONGEST_NAME = 200
const LONGEST_MIME = 1_000
const MOST_ATTACHMENTS = 1_000

const short = (text: string): string => text.slice(0, LONGEST_WORD)

const shortReferral = ({ source, payload }: Referral): Referral => ({
  ...(source === undefined ? {} : { source: short(source) }),
  ...(payload === undefined ? {} : { payload: short(payload) }),
})

const isOnEarth = ({ latitude, longitude }: Location): boolean =>
  Number.isFinite(latitude) && Number.isFinite(longitude)

const shortPlace = ({ name, address, ...point }: Location): Location => ({
  ...point,
  ...(name === undefined ? {} : { name: short(name) }),
  ...(address === undefined ? {} : { address: short(address) }),
})

/** What has neither a name at the platform nor an address of the web cannot be had. */
const received =
  (channel: string) =>
  ({ kind, url, ref, mime, name }: ReceivedMedia): readonly ReceivedAttachment[] => {
    const isReachable = url !== undefined && isWebAddress(url) && url.length <= LONGEST_WORD
    const isNamed = ref !== undefined && ref !== '' && ref.length <= LONGEST_WORD
    if (!isReachable && !isNamed) return []
    return [
      {
        kind,
        ...(isReachable ? { url } : {}),
        ...(isNamed ? { ref, channel } : {}),
        ...(mime === undefined ? {} : { mime: mime.slice(0, LONGEST_MIME) }),
        ...(name === undefined ? {} : { name: short(name) }),
      },
    ]
  }
