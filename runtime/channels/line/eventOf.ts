import type { Happened } from '../Double.ts'

/** With what a double answers know again whom they answer. */
export const playedToken = (address: string, id: string): string => `answer-${id}-${address}`
export const addressIn = (replyToken: string): string => replyToken.replace(/^answer-\d+-/, '')

/** The event that LINE posts of what happened; null: it has no such thing. */
export function eventOf(happened: Happened): object | null {
  const { id, at, from } = happened
  const event = (type: string, content: object, source: object = { type: 'user', userId: from.address }) => ({
    type,
    mode: 'active',
    timestamp: at,
    source,
    webhookEventId: `event-${id}`,
    deliveryContext: { isRedelivery: false },
    ...content,
  })
  const token = { replyToken: playedToken(from.address, id) }
  const message = (content: object, source?: object) =>
    event('message', { ...token, message: { id, ...content } }, source)
  switch (happened.does) {
    case 'write': {
      const quoted = happened.replyTo === undefined ? {} : { quotedMessageId: happened.replyTo }
      return message({ type: 'text', text: happened.text, quoteToken: `quote-${id}`, ...quoted })
    }
    case 'press':
      return event('postback', { ...token, postback: { data: happened.value } })
    case 'sendMedia': {
      const album = happened.album === undefined ? {} : { imageSet: { id: happened.album } }
      const content =
        happened.kind === 'file' ? { fileName: 'file.pdf', fileSize: 9 } : { contentProvider: { type: 'line' } }
      return message({ type: happened.kind, ...content, ...album })
    }
    case 'sendSticker':
      return message({
        type: 'sticker',
        packageId: '1',
        stickerId: '1',
        stickerResourceType: 'STATIC',
        text: happened.emoji,
      })
    case 'sendLocation': {
      const { name, address, latitude, longitude } = happened.location
      return message({ type: 'location', title: name, address, latitude, longitude })
    }
    case 'start':
      return happened.payload === undefined ? event('follow', { ...token, follow: { isUnblocked: false } }) : null
    case 'unblock':
      return event('follow', { ...token, follow: { isUnblocked: true } })
    case 'block':
      return event('unfollow', {})
    case 'delete':
      return event('unsend', { unsend: { messageId: happened.target } })
    case 'writeInGroup':
      return message({ type: 'text', text: happened.text }, { type: 'group', groupId: 'C1', userId: from.address })
    case 'somethingNew':
      return message({ type: 'hologram' })
    case 'sendContact':
    case 'react':
    case 'edit':
    case 'optOut':
    case 'optIn':
    case 'changeAddress':
    case 'status':
    case 'echo':
    case 'finish':
      return null
  }
}
