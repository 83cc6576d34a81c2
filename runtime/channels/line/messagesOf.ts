import type { Choice, Shown } from '../Shown.ts'
import { linksMessage, rowMessage } from './flex.ts'
import type { LineMessage } from './LineMessage.ts'

/** What a bubble is to LINE: one message object, or several where it takes that. */
export function messagesOf(shown: Shown): readonly LineMessage[] {
  switch (shown.as) {
    case 'text':
      return [textMessage(shown.text)]
    case 'choices':
      return [{ ...textMessage(shown.text), quickReply: { items: shown.choices.map(quickReply) } }]
    case 'links':
      return [linksMessage(shown.text, shown.links)]
    case 'media':
      return mediaMessages(shown)
    case 'cards':
      return [...(shown.text === undefined ? [] : [textMessage(shown.text)]), rowMessage(shown.cards)]
    case 'locationRequest': {
      const item = { type: 'action', action: { type: 'location', label: '📍' } }
      return [{ ...textMessage(shown.text), quickReply: { items: [item] } }]
    }
    case 'template':
      // The capabilities have none, so nothing is laid out as one.
      return []
  }
}

const textMessage = (text: string): LineMessage => ({ type: 'text', text })

const quickReply = ({ label, value }: Choice) => ({
  type: 'action',
  action: { type: 'postback', label, data: value, displayText: label },
})

/** LINE wants a length of every sound, which nobody gives us; it only shows it. */
const SOUND_MS = 60_000

function mediaMessages({
  media: { kind, url, alt },
  caption,
}: Shown & { readonly as: 'media' }): readonly LineMessage[] {
  const words = caption === undefined ? [] : [textMessage(caption)]
  // Other addresses are refused, and the whole call with them.
  if (!url.startsWith('https://')) return [textMessage(alt === undefined ? url : `${alt}\n${url}`), ...words]
  if (kind === 'audio') return [{ type: 'audio', originalContentUrl: url, duration: SOUND_MS }, ...words]
  // The picture before the picture, or the film, is nobody's to give either: it is the thing itself.
  return [{ type: kind, originalContentUrl: url, previewImageUrl: url }, ...words]
}
