import type { WhatsAppChannel } from '../../../schemas/resources.ts'
import type { Person } from '../ChannelEvent.ts'
import type { Happened } from '../Double.ts'
import { isUserId } from './personOf.ts'

/** `value` null: it happens, and WhatsApp posts nothing of it. */
type Change = { readonly field: string; readonly value: object | null }

const MEDIA = { image: 'image', video: 'video', audio: 'audio', file: 'document' } as const

/** What the double posts of something that happens; null: there is no such thing on WhatsApp. */
export function changeOf(happened: Happened, { phoneNumberId }: WhatsAppChannel): Change | null {
  const { id, at, from } = happened
  const timestamp = String(Math.floor(at / 1_000))
  const { number, userId } = namesOf(from)
  const value = (members: object) => ({
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550100200', phone_number_id: phoneNumberId },
    ...members,
  })
  const contacts = [{ profile: { name: from.name ?? '' }, wa_id: number, user_id: userId }]
  const message = (content: object): Change => ({
    field: 'messages',
    value: value({
      contacts,
      messages: [{ from: number, from_user_id: userId, id: `wamid.${id}`, timestamp, ...content }],
    }),
  })
  const interactive = (reply: object) => message({ type: 'interactive', interactive: reply })
  switch (happened.does) {
    case 'write': {
      const context = happened.replyTo === undefined ? {} : { context: { id: happened.replyTo } }
      return message({ type: 'text', text: { body: happened.text }, ...context })
    }
    case 'press':
      return interactive({ type: 'button_reply', button_reply: { id: happened.value, title: happened.label } })
    case 'sendMedia': {
      const type = MEDIA[happened.kind]
      const name = happened.kind === 'file' ? { filename: 'file.pdf' } : {}
      return message({ type, [type]: { id: `9${id}`, caption: happened.text, ...name } })
    }
    case 'sendSticker':
      return message({ type: 'sticker', sticker: { id: `9${id}`, mime_type: 'image/webp', animated: false } })
    case 'sendLocation':
      return message({ type: 'location', location: happened.location })
    case 'sendContact':
      return message({
        type: 'contacts',
        contacts: [{ name: { formatted_name: happened.name }, phones: [{ phone: happened.phone }] }],
      })
    case 'start': {
      const { payload } = happened
      return message({
        type: 'request_welcome',
        ...(payload === undefined ? {} : { referral: { source_type: 'ad', source_id: payload } }),
      })
    }
    case 'react':
      return message({ type: 'reaction', reaction: { message_id: happened.target, emoji: happened.emoji ?? '' } })
    case 'edit': {
      const edited = { type: 'text', text: { body: happened.text } }
      return message({ type: 'edit', edit: { original_message_id: `wamid.${happened.target}`, message: edited } })
    }
    case 'delete':
      return message({ type: 'revoke', revoke: { original_message_id: `wamid.${happened.target}` } })
    case 'optOut':
    case 'optIn': {
      const wish = happened.does === 'optOut' ? 'stop' : 'resume'
      const preference = { wa_id: number, user_id: userId, category: 'marketing_messages', value: wish, timestamp }
      return { field: 'user_preferences', value: value({ user_preferences: [preference] }) }
    }
    case 'changeAddress': {
      const now = namesOf(happened.to)
      const system = { type: 'user_changed_number', wa_id: now.number, user_id: now.userId, previous_user_id: userId }
      const told = { from: number, id: `wamid.${id}`, timestamp, type: 'system', system }
      return { field: 'messages', value: value({ messages: [told] }) }
    }
    case 'writeInGroup':
      return message({ type: 'text', text: { body: happened.text }, group_id: 'group-1' })
    case 'somethingNew':
      return message({ type: 'hologram', hologram: { shape: 'round' } })
    case 'status': {
      const { target, status, code, delivery } = happened
      const errors = code === undefined ? {} : { errors: [{ code: Number(code), title: 'Told by the double' }] }
      const told = {
        id: target,
        status,
        timestamp,
        recipient_id: number,
        recipient_user_id: userId,
        biz_opaque_callback_data: delivery,
        ...errors,
      }
      return { field: 'messages', value: value({ statuses: [told] }) }
    }
    case 'echo': {
      // What we send ourselves it tells by statuses alone.
      if (happened.by === 'us') return { field: 'smb_message_echoes', value: null }
      const echo = {
        id: `wamid.${id}`,
        timestamp,
        to: number,
        to_user_id: userId,
        type: 'text',
        text: { body: happened.text },
      }
      return { field: 'smb_message_echoes', value: value({ message_echoes: [echo] }) }
    }
    case 'block':
    case 'unblock':
    case 'finish':
      return null
  }
}

/** A telephone number, a user id, or both. */
function namesOf({ address, aliases = [] }: Person): { readonly number?: string; readonly userId?: string } {
  const [number] = [address, ...aliases].filter((name) => !isUserId(name))
  const [userId] = [address, ...aliases].filter(isUserId)
  return { ...(number === undefined ? {} : { number }), ...(userId === undefined ? {} : { userId }) }
}
