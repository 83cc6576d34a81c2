import { CHANNEL_LIMITS } from '../../runtime/engine/channelLimits.ts'
import type { Channel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'

/** A message as a kind of channel shows it: `link` is the address of media that it does not show. */
export type ShownMessage = {
  readonly text: string
  readonly media: NonNullable<OutboundMessage['media']> | null
  readonly link: string | null
  readonly buttons: NonNullable<OutboundMessage['quickReplies']>
}

/** What a customer sees of a message: where there are no such buttons they are numbered text, unless the text has their numbers already. */
export function shownOn(kind: Channel['kind'], { text = '', media, quickReplies = [] }: OutboundMessage): ShownMessage {
  const limits = CHANNEL_LIMITS[kind]
  const most = kind === 'web' ? Number.POSITIVE_INFINITY : (limits.quickReplies ?? 0)
  const hasButtons = quickReplies.length <= most
  const lines = quickReplies.map(({ label }, index) => `${index + 1}. ${label}`).filter((line) => !text.includes(line))
  const isShown = media !== undefined && limits.media.includes(media.kind)
  return {
    text: [text, ...(hasButtons ? [] : lines)].filter((line) => line !== '').join('\n'),
    media: isShown ? media : null,
    link: media !== undefined && !isShown ? media.url : null,
    buttons: hasButtons ? quickReplies : [],
  }
}
