import { own } from '../../engine/own.ts'
import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent, Happening, Person } from '../ChannelEvent.ts'
import { jsonOf, listOf, recordOf, textOf, timeOf } from '../hostile.ts'
import { readMessage } from './readMessage.ts'

type Members = { readonly [name: string]: unknown }

/** What an event of a customer tells; https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects */
const READERS: { readonly [type: string]: (event: Members, from: Person) => Happening } = {
  message: readMessage,
  messageEdited: readEdit,
  unsend: readUnsend,
  follow: readFollow,
  unfollow: (_event, from) => ({ type: 'blocked', from }),
  postback: readPostback,
}

/** A webhook holds any number of events, and none when the console tries the address. */
export function parse({ rawBody }: HookRequest): readonly ChannelEvent[] {
  const { destination, events } = recordOf(jsonOf(rawBody))
  const account = textOf(destination)
  if (!Array.isArray(events)) return [{ externalId: '', account, at: null, type: 'unsupported', what: 'no events' }]
  return listOf(events).map((event) => eventOf(recordOf(event), account))
}

function eventOf(event: Members, account: string | null): ChannelEvent {
  return { externalId: idOf(event), account, at: timeOf(event.timestamp), ...happeningOf(event) }
}

/** A message has an id for ever; other events one that stays when they are delivered again. */
function idOf({ type, message, webhookEventId, source, timestamp }: Members): string {
  const ids = [type === 'message' ? recordOf(message).id : undefined, webhookEventId]
  const [id] = ids.map(textOf).filter((each) => each !== null)
  return id ?? [type, recordOf(source).userId, timestamp].map((part) => textOf(part) ?? '').join(':')
}

function happeningOf(event: Members): Happening {
  const type = textOf(event.type) ?? 'nothing'
  const source = recordOf(event.source)
  const where = textOf(source.type)
  if (where !== null && where !== 'user') return { type: 'ignored', why: where }
  // Another program has the chat, and answers.
  if (event.mode === 'standby') return { type: 'ignored', why: 'standby' }
  const read = own(READERS, type)
  if (read === undefined) return { type: 'ignored', why: type }
  const address = textOf(source.userId)
  return address === null ? { type: 'unsupported', what: `${type} of nobody` } : read(event, { address })
}

function readEdit({ message }: Members, from: Person): Happening {
  const { id, text } = recordOf(message)
  return { type: 'edit', from, target: textOf(id) ?? '', text: textOf(text) ?? '' }
}

function readUnsend({ unsend }: Members, from: Person): Happening {
  return { type: 'delete', from, target: textOf(recordOf(unsend).messageId) ?? '' }
}

function readFollow({ follow, replyToken }: Members, from: Person): Happening {
  if (recordOf(follow).isUnblocked === true) return { type: 'unblocked', from }
  const token = textOf(replyToken)
  return { type: 'start', from, ...(token === null ? {} : { replyToken: token }) }
}

/** A pressed button comes without its words. */
function readPostback({ postback, replyToken }: Members, from: Person): Happening {
  const value = textOf(recordOf(postback).data)
  const token = textOf(replyToken)
  if (value === null) return { type: 'unsupported', what: 'postback without data', from }
  return { type: 'message', from, text: '', value, ...(token === null ? {} : { replyToken: token }) }
}
