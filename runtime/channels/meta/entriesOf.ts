import type { ChannelEvent } from '../ChannelEvent.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import type { Members } from './Members.ts'

/** Walks the entries of a webhook of one `object`, each of one account; what cannot be read, or is of another object, becomes an event that says so. */
export function entriesOf(
  rawBody: Uint8Array,
  object: 'whatsapp_business_account' | 'page' | 'instagram',
  read: (entry: Members) => readonly ChannelEvent[],
): readonly ChannelEvent[] {
  const body = jsonOf(rawBody)
  const told = { externalId: '', account: null, at: null } as const
  if (body === undefined) return [{ ...told, type: 'unsupported', what: 'no JSON' }]
  const { object: given, entry } = recordOf(body)
  if (given !== object) return [{ ...told, type: 'ignored', why: `object ${textOf(given) ?? ''}`.trim() }]
  return listOf(entry).flatMap((members) => read(recordOf(members)))
}
