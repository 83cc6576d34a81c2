import type { OutboundMessage, ReceivedAttachment } from '../../../schemas/wire.ts'
import type { StoredTurn } from '../../inbound/ConversationStore.ts'

/** What was said in a turn and by whom, a line each, in order, for somebody who reads it in a program of theirs. `customer`: what they are called. */
export function sayTurn(
  { event, effects }: Pick<StoredTurn, 'event' | 'effects'>,
  customer: string,
): readonly string[] {
  const lines: string[] = []
  const say = (who: string, parts: readonly string[]) => {
    const said = parts.filter((part) => part !== '').join(' ')
    if (said !== '') lines.push(`${who}: ${said}`)
  }
  if (event.type === 'message') {
    const { text, attachments = [], location } = event
    const place = location === undefined ? [] : [`[${location.latitude}, ${location.longitude}]`]
    say(customer, [text, ...attachments.map(sayAttachment), ...place])
  }
  if (event.type === 'agentReplied' && event.elsewhere === true) {
    for (const message of event.messages) say(event.agent, partsOf(message))
  }
  // A bot's replies are the first things that its turn sends.
  let fromBot = event.type === 'botReplied' ? event.replies.length : 0
  for (const effect of effects) {
    if (effect.type !== 'sendMessage') continue
    say(event.type === 'agentReplied' ? event.agent : fromBot > 0 ? 'Bot' : 'Usher', partsOf(effect.message))
    fromBot -= 1
  }
  return lines
}

/** A file that its platform gives to nobody else is named alone. */
export const sayAttachment = ({ kind, url, name }: ReceivedAttachment): string =>
  `[${[kind, url ?? name ?? ''].join(' ').trim()}]`

function partsOf({ text = '', quickReplies = [], links = [], media, cards = [], template }: OutboundMessage) {
  const labels = [...quickReplies, ...links].map(({ label }) => label)
  return [
    text,
    ...(labels.length === 0 ? [] : [`[${labels.join(' | ')}]`]),
    ...(media === undefined ? [] : [`[${media.kind} ${media.url}]`]),
    ...cards.map(({ title }) => `[${title}]`),
    ...(template === undefined ? [] : [`[${template.name}]`]),
  ]
}
