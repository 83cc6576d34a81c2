import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf, timeOf } from '../hostile.ts'
import { entriesOf } from './entriesOf.ts'
import type { Members } from './Members.ts'
import { readMessaging } from './readMessaging.ts'

/** All that came for the pages, or the accounts of Instagram, of an app. `appId`: ours, when it is known. */
export const parseMessaging = (
  { rawBody }: HookRequest,
  object: 'page' | 'instagram',
  appId: string | undefined,
): readonly ChannelEvent[] => entriesOf(rawBody, object, (entry) => readEntry(entry, appId))

function readEntry(entry: Members, appId: string | undefined): readonly ChannelEvent[] {
  const account = textOf(entry.id)
  const ignored = (item: Members, why: string): ChannelEvent => ({
    externalId: textOf(recordOf(item.message).mid) ?? '',
    account,
    at: timeOf(item.timestamp),
    type: 'ignored',
    why,
  })
  const read = (item: Members): readonly ChannelEvent[] =>
    isOfAccount(item, account) ? readMessaging(item, account, appId) : [ignored(item, 'another account')]
  return [
    ...listOf(entry.messaging).map(recordOf).flatMap(read),
    // Another app has the conversation, and we only hear of it.
    ...listOf(entry.standby).map((item) => ignored(recordOf(item), 'standby')),
    ...listOf(entry.changes)
      .map(recordOf)
      .flatMap(({ field, value }) =>
        field === 'messages' ? read(recordOf(value)) : [ignored({}, textOf(field) ?? '')],
      ),
  ]
}

function isOfAccount({ sender, recipient }: Members, account: string | null): boolean {
  const sides = [textOf(recordOf(sender).id), textOf(recordOf(recipient).id)]
  return account === null || sides.includes(account) || sides.every((side) => side === null)
}
