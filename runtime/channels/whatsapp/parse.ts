import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf, timeOf } from '../hostile.ts'
import { entriesOf } from '../meta/entriesOf.ts'
import type { Members } from '../meta/Members.ts'
import { readEcho } from './readEcho.ts'
import { readMessage } from './readMessage.ts'
import { readPreference } from './readPreference.ts'
import { readStatus } from './readStatus.ts'

/** All that came for a business, of any of its numbers; https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview */
export const parse = ({ rawBody }: HookRequest): readonly ChannelEvent[] =>
  entriesOf(rawBody, 'whatsapp_business_account', ({ changes }) =>
    listOf(changes)
      .map(recordOf)
      .flatMap(({ field, value }) => readChange(textOf(field) ?? '', recordOf(value))),
  )

function readChange(field: string, value: Members): readonly ChannelEvent[] {
  const account = textOf(recordOf(value.metadata).phone_number_id)
  const told = ({ id, timestamp }: Members) => ({ externalId: textOf(id) ?? '', account, at: timeOf(timestamp) })
  const ignored = (members: Members): ChannelEvent => ({ ...told(members), type: 'ignored', why: field })
  const messages = listOf(value.messages).map(recordOf)
  const echoes = listOf(value.message_echoes).map(recordOf)
  const statuses = listOf(value.statuses).map(recordOf)
  const preferences = listOf(value.user_preferences).map(recordOf)
  // An assistant of Meta has the conversation, and we only hear of it.
  if (field === 'standby') return [...messages, ...echoes, ...statuses].map(ignored)
  const events: readonly ChannelEvent[] = [
    ...messages.map((message): ChannelEvent => ({ ...told(message), ...readMessage(message, value) })),
    ...echoes.map((echo): ChannelEvent => ({ ...told(echo), ...readEcho(echo, value) })),
    ...statuses.map((status) => readStatus(status, account)),
    ...preferences.map((preference) => readPreference(preference, value, account)),
  ]
  if (events.length > 0) return events
  // Errors beside messages tell why these say nothing; alone, they are of the account.
  const errors = listOf(value.errors)
    .map(recordOf)
    .map(
      ({ code, title, message }): ChannelEvent => ({
        externalId: '',
        account,
        at: null,
        type: 'error',
        code: textOf(code) ?? '',
        message: textOf(title) ?? textOf(message) ?? '',
      }),
    )
  return errors.length > 0 ? errors : [ignored({})]
}
