import type { TelegramChannel } from '../../../schemas/resources.ts'
import type { PlatformAnswer } from '../Adapter.ts'
import type { Person } from '../ChannelEvent.ts'
import type { Double, DoubleCall, DoubleHook, Happened, Heard } from '../Double.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { refOf } from './personOf.ts'

const TOKEN = '700000001:double-of-the-platform'
const SECRET_TOKEN = 'double-of-the-platform'

/** Telegram, played. */
export const double: Double<TelegramChannel> = {
  kind: 'telegram',
  settings: (apiUrl) => ({ kind: 'telegram', token: TOKEN, secretToken: SECRET_TOKEN, apiUrl }),
  handshake: null,
  tell: (happened, settings) => {
    const update = updateOf(happened)
    return update === null ? null : [hookOf({ update_id: Number(happened.id), ...update }, settings)]
  },
  tellTogether: null,
  hasAlbums: true,
  lacks: {
    delete: 'Telegram tells a bot of no message that is deleted.',
    optOut: 'Who wants nothing more blocks the bot, or writes so.',
    optIn: 'Who wants to hear more unblocks the bot, or writes so.',
    changeAddress: 'The number of an account never changes.',
    status: 'Telegram tells a bot nothing of messages that it took.',
    echo: 'Nobody but the bot writes in its name.',
  },
  hear,
  isAuthorized: ({ path }, { token }) => path.startsWith(`/bot${token}/`),
  hookSetBy: (call) => (isOf(call, 'setWebhook') ? textOf(bodyOf(call).url) : null),
  take: (call, id, hookUrl) => {
    if (hear(call) === null)
      return { answer: jsonAnswer(200, { ok: true, result: told(call, hookUrl) }), externalId: null }
    const chat = { id: Number(textOf(bodyOf(call).chat_id)), type: 'private' }
    const result = { message_id: Number(id), chat, date: 0 }
    return { answer: jsonAnswer(200, { ok: true, result }), externalId: refOf(chat, result.message_id) }
  },
  refusals: {
    retry: refusal(502, 'Bad Gateway'),
    throttled: refusal(429, 'Too Many Requests: retry after 3', { parameters: { retry_after: 3 } }),
    blocked: refusal(403, 'Forbidden: bot was blocked by the user'),
    invalidRecipient: refusal(400, 'Bad Request: chat not found'),
    content: refusal(400, 'Bad Request: message is too long'),
    auth: refusal(401, 'Unauthorized'),
  },
}

const isOf = ({ path }: DoubleCall, method: string): boolean => path.endsWith(`/${method}`)

function told(call: DoubleCall, hookUrl: string | null): unknown {
  if (isOf(call, 'getMe')) return { id: 700000001, is_bot: true, first_name: 'Usher', username: 'usher_double_bot' }
  if (isOf(call, 'getWebhookInfo')) return { url: hookUrl ?? '', pending_update_count: 0 }
  return true
}

function jsonAnswer(status: number, body: unknown): PlatformAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function refusal(status: number, description: string, more: object = {}): PlatformAnswer {
  return jsonAnswer(status, { ok: false, error_code: status, description, ...more })
}

const hookOf = (update: object, { secretToken = '' }: TelegramChannel): DoubleHook => ({
  headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secretToken },
  query: {},
  rawBody: new TextEncoder().encode(JSON.stringify(update)),
})

const userOf = ({ address, name = '', language }: Person) => ({
  id: Number(address),
  is_bot: false,
  first_name: name,
  ...(language === undefined ? {} : { language_code: language }),
})

/** The update of what happened, without its number; null: Telegram has no such thing. */
function updateOf(happened: Happened): object | null {
  const { id, at, from } = happened
  const user = userOf(from)
  const chat = { id: user.id, type: 'private' }
  const date = Math.floor(at / 1000)
  const message = (content: object) => ({ message: { message_id: Number(id), from: user, chat, date, ...content } })
  switch (happened.does) {
    case 'write': {
      const answered = happened.replyTo?.split(':').at(-1)
      const reply = answered === undefined ? {} : { reply_to_message: { message_id: Number(answered), chat, date } }
      return message({ text: happened.text, ...reply })
    }
    case 'press': {
      const inline_keyboard = [[{ text: happened.label, callback_data: happened.value }]]
      const of = { message_id: Number(id), chat, date, reply_markup: { inline_keyboard } }
      return { callback_query: { id: `${id}9`, from: user, chat_instance: '1', data: happened.value, message: of } }
    }
    case 'sendMedia': {
      const file = { file_id: `file-${id}`, file_unique_id: id }
      const caption = happened.text === undefined ? {} : { caption: happened.text }
      const album = happened.album === undefined ? {} : { media_group_id: happened.album }
      const content = {
        image: { photo: [file] },
        video: { video: file },
        audio: { voice: file },
        file: { document: { ...file, file_name: 'file.pdf', mime_type: 'application/pdf' } },
      }
      return message({ ...content[happened.kind], ...caption, ...album })
    }
    case 'sendSticker':
      return message({ sticker: { file_id: `file-${id}`, type: 'regular', emoji: happened.emoji } })
    case 'sendLocation': {
      const { latitude, longitude, name = '', address = '' } = happened.location
      const location = { latitude, longitude }
      return message({ location, ...(name === '' ? {} : { venue: { location, title: name, address } }) })
    }
    case 'sendContact':
      return message({ contact: { first_name: happened.name, phone_number: happened.phone } })
    case 'start':
      return message({ text: happened.payload === undefined ? '/start' : `/start ${happened.payload}` })
    case 'react': {
      const new_reaction = happened.emoji === null ? [] : [{ type: 'emoji', emoji: happened.emoji }]
      const message_id = Number(happened.target.split(':').at(-1))
      return { message_reaction: { chat, message_id, user, date, old_reaction: [], new_reaction } }
    }
    case 'edit':
      return {
        edited_message: {
          message_id: Number(happened.target),
          from: user,
          chat,
          date,
          edit_date: date,
          text: happened.text,
        },
      }
    case 'block':
    case 'unblock': {
      const [left, member] = [{ status: 'kicked' }, { status: 'member' }]
      const [old_chat_member, new_chat_member] = happened.does === 'block' ? [member, left] : [left, member]
      return { my_chat_member: { chat, from: user, date, old_chat_member, new_chat_member } }
    }
    case 'writeInGroup':
      return {
        message: { message_id: Number(id), from: user, chat: { id: -1, type: 'group' }, date, text: happened.text },
      }
    case 'somethingNew':
      return message({ hologram: { shape: 'round' } })
    case 'delete':
    case 'optOut':
    case 'optIn':
    case 'changeAddress':
    case 'status':
    case 'echo':
    case 'finish':
      return null
  }
}

const bodyOf = ({ body }: DoubleCall) => recordOf(jsonOf(body))

const MEDIA = { photo: 'image', video: 'video', audio: 'audio', document: 'file' } as const

function hear(call: DoubleCall): Heard | null {
  const body = bodyOf(call)
  if (!/\/send(?:Message|Photo|Video|Audio|Document)$/.test(call.path)) return null
  const buttons = listOf(recordOf(body.reply_markup).inline_keyboard)
    .flatMap(listOf)
    .map(recordOf)
    .map(({ text, callback_data }) => ({ label: textOf(text) ?? '', value: textOf(callback_data) ?? '' }))
  const media = Object.entries(MEDIA).find(([name]) => body[name] !== undefined)
  return {
    to: textOf(body.chat_id) ?? '',
    text: textOf(body.text) ?? textOf(body.caption) ?? '',
    buttons,
    ...(media === undefined ? {} : { media: { kind: media[1], url: textOf(body[media[0]]) ?? '' } }),
  }
}
