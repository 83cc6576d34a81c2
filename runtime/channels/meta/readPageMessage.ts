import type { Happening, Person } from '../ChannelEvent.ts'
import { recordOf, textOf } from '../hostile.ts'
import { attachmentsOf } from './attachmentsOf.ts'
import type { Members } from './Members.ts'
import { referralIn } from './referralIn.ts'

/** A message of a customer, or one that left the account (`is_echo`), to `recipient`. */
export function readPageMessage(
  message: Members,
  from: Person | null,
  recipient: string | null,
  appId: string | undefined,
): Happening {
  const { is_echo, is_deleted, is_unsupported, text, quick_reply, reply_to, referral } = message
  const mid = textOf(message.mid)
  const attached = attachmentsOf(message.attachments, mid ?? '')
  const said = textOf(text) ?? attached.text
  if (is_echo === true) return echoOf(message, said ?? '', recipient, appId)
  if (from === null) return { type: 'unsupported', what: 'a message of nobody' }
  if (is_deleted === true && mid !== null) return { type: 'delete', from, target: mid }
  const { media, location, others } = attached
  const value = textOf(recordOf(quick_reply).payload)
  const isEmpty = said === null && value === null && media.length === 0 && location === null
  // The platform's name of a message is what tells it from its double.
  if (is_unsupported === true || isEmpty || mid === null) {
    const what = is_unsupported === true ? 'is_unsupported' : (others[0] ?? 'message')
    return { type: 'unsupported', what: what.slice(0, 200), from }
  }
  const replyTo = textOf(recordOf(reply_to).mid)
  return {
    type: 'message',
    from,
    text: said ?? '',
    ...(value === null ? {} : { value }),
    ...(media.length === 0 ? {} : { attachments: media }),
    ...(location === null ? {} : { location }),
    ...(replyTo === null ? {} : { replyTo }),
    ...referralIn(referral),
  }
}

/** Meta's own inboxes, of pages and of Instagram, where people of the company answer. */
const INBOXES = new Set(['263902037430900', '1217981644879628'])

function echoOf(
  { app_id, metadata }: Members,
  text: string,
  recipient: string | null,
  appId: string | undefined,
): Happening {
  const [app, delivery] = [textOf(app_id), textOf(metadata)]
  if (recipient === null) return { type: 'unsupported', what: 'echo to nobody' }
  return {
    type: 'echo',
    recipient,
    text,
    by: writerOf(app, delivery, appId),
    ...(app === null ? {} : { app }),
    ...(delivery === null ? {} : { delivery }),
  }
}

/** Instagram often leaves the app out, of what we sent and of what somebody wrote on a telephone; then our name of the delivery tells, if it came back. */
function writerOf(app: string | null, delivery: string | null, appId: string | undefined): 'us' | 'person' | 'app' {
  if (app !== null && app === appId) return 'us'
  if (app !== null && (appId !== undefined || INBOXES.has(app))) return 'person'
  return delivery === null ? 'app' : 'us'
}
