import type { Happened } from '../Double.ts'

/** Of Meta's own inbox, where people of the company answer. */
const INBOX_APP = 263902037430900
const THUMB = 369239263222822

type Played = { readonly account: string; readonly appId: string; readonly object: 'page' | 'instagram' }

/** What the doubles of Messenger and Instagram post of something that happens; empty: it happens, and they post nothing of it. */
export function messagingOf(happened: Happened, { account, appId, object }: Played): readonly object[] {
  const { id, at, from } = happened
  const item = (members: object) => [
    { sender: { id: from.address }, recipient: { id: account }, timestamp: at, ...members },
  ]
  const message = (content: object) => item({ message: { mid: `m_${id}`, ...content } })
  const optIn = (status: string) =>
    item({ optin: { type: 'notification_messages', payload: 'news', notification_messages_status: status } })
  switch (happened.does) {
    case 'write': {
      const reply = happened.replyTo === undefined ? {} : { reply_to: { mid: happened.replyTo } }
      return message({ text: happened.text, ...reply })
    }
    case 'press':
      return message({ text: happened.label, quick_reply: { payload: happened.value } })
    case 'sendMedia': {
      const attachment = { type: happened.kind, payload: { url: `https://cdn.example/${id}` } }
      return message({ text: happened.text, attachments: [attachment] })
    }
    case 'sendSticker': {
      const payload = { url: `https://cdn.example/${id}`, sticker_id: THUMB }
      return message(happened.emoji === '👍' ? { attachments: [{ type: 'image', payload }] } : { text: happened.emoji })
    }
    case 'sendLocation': {
      const { latitude, longitude } = happened.location
      const payload = { coordinates: { lat: latitude, long: longitude } }
      return message({ attachments: [{ type: 'location', payload }] })
    }
    case 'start':
      return item({ referral: { ref: happened.payload, source: 'SHORTLINK', type: 'OPEN_THREAD' } })
    case 'react': {
      const { target, emoji } = happened
      return item({
        reaction: { mid: target, ...(emoji === null ? { action: 'unreact' } : { action: 'react', emoji }) },
      })
    }
    case 'edit':
      return item({ message_edit: { mid: `m_${happened.target}`, text: happened.text, num_edit: 1 } })
    case 'delete':
      return item({ message: { mid: `m_${happened.target}`, is_deleted: true } })
    case 'optOut':
      return optIn('STOP_NOTIFICATIONS')
    case 'optIn':
      return optIn('RESUME_NOTIFICATIONS')
    case 'somethingNew':
      return message({ attachments: [{ type: 'hologram', payload: {} }] })
    case 'status': {
      const { target, status } = happened
      if (status === 'delivered') return item({ delivery: { mids: [target], watermark: at } })
      // A failure is the answer of the send; that it went out nobody tells.
      if (status !== 'read') return []
      // Messenger tells until when all is read, Instagram which one.
      return item({ read: object === 'page' ? { watermark: at } : { mid: target } })
    }
    case 'echo': {
      const mid = happened.target ?? `m_${id}`
      const app_id = happened.by === 'us' ? Number(appId) : INBOX_APP
      const sides = { sender: { id: account }, recipient: { id: from.address } }
      return item({
        ...sides,
        message: { mid, text: happened.text, is_echo: true, app_id, metadata: happened.delivery },
      })
    }
    case 'sendContact':
    case 'block':
    case 'unblock':
    case 'finish':
    case 'changeAddress':
    case 'writeInGroup':
      return []
  }
}
