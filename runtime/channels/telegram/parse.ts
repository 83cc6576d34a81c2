import { own } from '../../engine/own.ts'
import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent, Happening } from '../ChannelEvent.ts'
import { jsonOf, listOf, recordOf, textOf, timeOf } from '../hostile.ts'
import { NOT_OURS, personOf, refOf } from './personOf.ts'
import { readMessage } from './readMessage.ts'

type Members = { readonly [name: string]: unknown }

/** What an update tells; https://core.telegram.org/bots/api#update, one thing each. */
const READERS: { readonly [update: string]: (members: Members) => Happening } = {
  message: readMessage,
  edited_message: readEdit,
  callback_query: readPress,
  message_reaction: readReaction,
  my_chat_member: readMembership,
}

/** An update holds one event. It says no account: every bot has an address of its own. */
export function parse({ rawBody }: HookRequest): readonly ChannelEvent[] {
  const update = recordOf(jsonOf(rawBody))
  const externalId = textOf(update.update_id)
  if (externalId === null) return [{ externalId: '', account: null, at: null, type: 'unsupported', what: 'no update' }]
  const name = Object.keys(update).find((member) => member !== 'update_id') ?? 'nothing'
  const members = recordOf(update[name])
  const read = own(READERS, name)
  const happening: Happening = read === undefined ? { type: 'ignored', why: name } : read(members)
  return [{ externalId, account: null, at: timeOf(members.date), ...happening }]
}

function readEdit({ from, chat, message_id, text, caption }: Members): Happening {
  const person = personOf(from, chat)
  if (person === null) return NOT_OURS
  const said = textOf(text) ?? textOf(caption)
  // A position that is shared live is edited at every step.
  return said === null
    ? { type: 'ignored', why: 'an edit without text' }
    : { type: 'edit', from: person, target: refOf(chat, message_id), text: said }
}

/** The button's words are on the keyboard that it belongs to, unless its message is gone. */
function readPress({ id, from, message, data, game_short_name }: Members): Happening {
  const { chat, reply_markup } = recordOf(message)
  const person = personOf(from, message === undefined ? { type: 'private' } : chat)
  if (person === null) return NOT_OURS
  const value = textOf(data)
  const replyToken = textOf(id)
  if (value === null) return { type: 'unsupported', what: textOf(game_short_name) ?? 'press', from: person }
  const buttons = listOf(recordOf(reply_markup).inline_keyboard).flatMap(listOf).map(recordOf)
  const text = textOf(buttons.find(({ callback_data }) => callback_data === value)?.text) ?? ''
  return { type: 'message', from: person, text, value, ...(replyToken === null ? {} : { replyToken }) }
}

function readReaction({ user, chat, message_id, new_reaction }: Members): Happening {
  const person = personOf(user, chat)
  if (person === null) return NOT_OURS
  const [latest] = listOf(new_reaction).map(recordOf).reverse()
  const emoji = latest === undefined ? null : (textOf(latest.emoji) ?? textOf(latest.custom_emoji_id) ?? '⭐')
  return { type: 'reaction', from: person, target: refOf(chat, message_id), emoji }
}

function readMembership({ from, chat, old_chat_member, new_chat_member }: Members): Happening {
  const person = personOf(from, chat)
  if (person === null) return NOT_OURS
  const [before, now] = [recordOf(old_chat_member).status, recordOf(new_chat_member).status]
  if (now === 'kicked') return { type: 'blocked', from: person }
  return before === 'kicked' ? { type: 'unblocked', from: person } : { type: 'ignored', why: 'my_chat_member' }
}
