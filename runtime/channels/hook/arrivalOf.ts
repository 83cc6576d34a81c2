import type { ReceivedAttachment } from '../../../schemas/wire.ts'
import type { ConsentEvent, NotedEvent } from '../../engine/state/event.ts'
import { messageEvent } from '../../engine/state/messageEvent.ts'
import type { Arrival, TurnEvent } from '../../inbound/Arrival.ts'
import { INBOX } from '../../inbound/INBOX.ts'
import { sourceOf } from '../../inbound/sourceOf.ts'
import type { ChannelEvent, ReceivedMedia } from '../ChannelEvent.ts'

/** What an event is to the conversation; null when it is nothing to it. `address` is the thread's; `at` is epoch ms, of our clock: the order is that of arrival. */
export function arrivalOf(event: ChannelEvent, channel: string, address: string, at: number): Arrival | null {
  const happened = turnEventOf(event, channel)
  if (happened === null) return null
  const { name, language } = 'from' in event && event.from !== undefined ? event.from : {}
  return {
    source: sourceOf('m', channel, address, event.externalId),
    at,
    from: {
      channel,
      address,
      ...(name === undefined ? {} : { name }),
      ...(language === undefined ? {} : { language }),
    },
    event: happened,
  }
}

function turnEventOf(event: ChannelEvent, channel: string): TurnEvent | null {
  switch (event.type) {
    case 'message':
      return messageOf(event, channel)
    case 'start': {
      const { text = '', referral } = event
      return { type: 'message', text, begins: true, ...(referral === undefined ? {} : { referral }) }
    }
    case 'reaction':
      return noted({ what: 'reaction', target: event.target, emoji: event.emoji })
    case 'edit':
      return noted({ what: 'edit', target: event.target, text: event.text })
    case 'delete':
      return noted({ what: 'deletion', target: event.target })
    case 'unsupported':
      return event.from === undefined ? null : noted({ what: 'unsupported', text: event.what })
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
      return { type: 'agentReplied', agent: INBOX, messages: [{ text: event.text }], elsewhere: true }
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
  const { externalId, ref = externalId, text, value, location, replyTo, referral, isAnswered } = event
  const attachments = (event.attachments ?? []).map(received(channel))
  return {
    ...messageEvent(text, value, attachments.length === 0 ? undefined : attachments),
    ref,
    ...(location === undefined ? {} : { location }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(referral === undefined ? {} : { referral }),
    ...(isAnswered === undefined ? {} : { isAnswered }),
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
