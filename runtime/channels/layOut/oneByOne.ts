import type { OutboundMessage } from '../../../schemas/wire.ts'
import { repliesOf } from '../../engine/match/offeredReplies.ts'
import type { Capabilities } from '../Capabilities.ts'
import { endingRefused } from './endingRefused.ts'
import { joined } from './listed.ts'

/**
 * Cards for a kind that has none: a picture with its text for each, texts without a picture in one message; what they answer with stands
 * under the last.
 */
export function oneByOne(message: OutboundMessage, { media }: Capabilities): readonly OutboundMessage[] {
  const messages: { text: string; media?: NonNullable<OutboundMessage['media']> }[] = []
  if (message.text !== undefined && message.text.trim() !== '') messages.push({ text: message.text })
  for (const { title, text = '', image, buttons } of message.cards ?? []) {
    const isShown = image !== undefined && media.image !== undefined && endingRefused(image.url, media.image) === null
    const links = buttons.map(({ label, url }) => (url === undefined ? '' : `${label}: ${url}`))
    const said = joined(title, text, ...(isShown || image === undefined ? [] : [image.alt ?? '', image.url]), ...links)
    const last = messages.at(-1)
    if (isShown) messages.push({ text: said, media: { kind: 'image', ...image } })
    else if (last !== undefined && last.media === undefined) last.text = `${last.text}\n\n${said}`
    else messages.push({ text: said })
  }
  const quickReplies = repliesOf(message)
  return messages.map((each, index) => (index === messages.length - 1 ? { ...each, quickReplies } : each))
}
