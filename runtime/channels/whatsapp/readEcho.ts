import type { Happening } from '../ChannelEvent.ts'
import { recordOf, textOf } from '../hostile.ts'
import type { Members } from '../meta/Members.ts'
import { contentOf } from './contentOf.ts'
import { personOf } from './personOf.ts'

/** What somebody of the company wrote in WhatsApp's own app, on the telephone that shares the number with us. */
export function readEcho(echo: Members, value: Members): Happening {
  const { type, to, to_user_id, edit } = echo
  const recipient = personOf(to, to_user_id, value.contacts)
  if (recipient === null) return { type: 'unsupported', what: `echo ${textOf(type) ?? ''}`.trim() }
  const written = type === 'edit' ? recordOf(recordOf(edit).message) : echo
  const { address, aliases } = recipient
  const text = contentOf(written)?.text ?? ''
  return { type: 'echo', recipient: address, ...(aliases === undefined ? {} : { aliases }), text, by: 'person' }
}
