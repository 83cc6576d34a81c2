import type { OutboundMessage } from '../../../schemas/wire.ts'
import { withoutNumbers } from '../../engine/match/numberedText.ts'
import type { Capabilities } from '../Capabilities.ts'
import type { Shown } from '../Shown.ts'
import { cardsFor } from './cardsFor.ts'
import { endingRefused } from './endingRefused.ts'
import type { Tell } from './Fall.ts'
import { type Foot, footFor } from './footFor.ts'
import { joined, listed } from './listed.ts'
import { fits, measure } from './measure.ts'
import { oneByOne } from './oneByOne.ts'
import { splitText } from './splitText.ts'

/**
 * A message as a kind shows it, bubble by bubble: choices in the nicest form that takes all of them with their labels whole, else as numbered
 * text; a text that is too long in parts, the last with what can be pressed; what the kind lacks in words and as links. `tell` hears what is
 * not shown as it is meant. The approved template, which stands in for all of it once the reply window has closed, is not looked at.
 */
export function layOut(message: OutboundMessage, capabilities: Capabilities, tell?: Tell): readonly Shown[] {
  const { cards, text = '', quickReplies = [] } = message
  if (cards === undefined || cards.length === 0) return bubblesOf(message, capabilities, tell)
  const row = cardsFor(cards, text, capabilities, tell)
  if (row === null) return oneByOne(message, capabilities).flatMap((each) => bubblesOf(each, capabilities, tell))
  // What answers a question is under a text of its own, which is all that is said when there is no other.
  if (quickReplies.length > 0) return [{ as: 'cards', cards: row }, ...bubblesOf(message, capabilities, tell)]
  return [{ as: 'cards', ...(text.trim() === '' ? {} : { text }), cards: row }]
}

function bubblesOf(message: OutboundMessage, capabilities: Capabilities, tell?: Tell): readonly Shown[] {
  const { text = '', media, quickReplies = [], links = [] } = message
  const bare =
    quickReplies.length === 0
      ? text
      : withoutNumbers(
          text,
          quickReplies.map(({ label }) => label),
        )
  const { foot, isListed } = footFor(message, bare, capabilities, tell)
  const list = isListed ? listed(quickReplies) : ''
  const written = foot?.as === 'links' ? '' : joined(...links.map(({ label, url }) => `${label}: ${url}`))
  const said = joined(bare, written, list)
  if (media === undefined) return spoken(said, foot, capabilities, tell)
  const form = capabilities.media[media.kind]
  const ending = form === undefined ? null : endingRefused(media.url, form)
  if (form === undefined || ending !== null) {
    tell?.({ what: 'media', kind: media.kind, ...(ending === null ? {} : { ending }) })
    return spoken(joined(said, media.alt ?? '', media.url), foot, capabilities, tell)
  }
  const { caption, text: room } = capabilities
  const isCaption = foot === null && said !== '' && caption !== null && fits(said, caption, room.unit)
  return isCaption
    ? [{ as: 'media', media, caption: said }]
    : [{ as: 'media', media }, ...spoken(said, foot, capabilities, tell)]
}

/** A text in as many bubbles as it takes; a bubble with nothing to see is left out. */
function spoken(text: string, foot: Foot | null, { text: room }: Capabilities, tell?: Tell): readonly Shown[] {
  const { unit } = room
  const max = room.max ?? Number.POSITIVE_INFINITY
  const last = foot?.most ?? max
  // Blanks at the end would be a bubble of their own, under which nothing may stand.
  const parts = splitText(text.trimEnd(), { max, last, unit }).filter((part) => part.trim() !== '')
  if (parts.length > 1) tell?.({ what: 'text', length: measure(text, unit), most: last, unit, parts: parts.length })
  return parts.map((part, index) =>
    foot !== null && index === parts.length - 1 ? foot.under(part) : { as: 'text', text: part },
  )
}
