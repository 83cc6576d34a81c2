import type { Attachment, Email } from 'postal-mime'
import type { Happening } from '../ChannelEvent.ts'
import type { HeaderOf } from './automatic.ts'
import { sameCase } from './mailboxOf.ts'
import { bubbleIn, messageIdsIn, ourIdIn } from './messageId.ts'

/** What a report says became of the letter (RFC 3464, 2.3.3). */
const ACTIONS: { readonly [action: string]: 'failed' | 'delivered' } = { failed: 'failed', delivered: 'delivered' }
/** Servers send the letter along, whole at times: it is looked at so far. */
const LOOKED_AT = 65_536

/** A report on a letter of ours, or what old servers write in words; null when it is none. */
export function readBounce({ attachments, text = '' }: Email, header: HeaderOf): Happening | null {
  const report = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  if (report === undefined) return readWords(text, header)
  const fields = textOf(report)
  const original = attachments.filter(({ mimeType }) => /^(?:message|text)\/rfc822/.test(mimeType)).map(textOf)
  const named = [...original.map(messageIdOf), header('in-reply-to'), header('references'), ourIdIn(text)]
  const target = named.map((given) => messageIdsIn(given ?? '').at(-1)).find((id) => id !== undefined) ?? null
  const action = fieldOf(fields, 'action').toLowerCase()
  const status = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  if (target === null || status === undefined) return { type: 'ignored', why: `report: ${action.slice(0, 40)}` }
  const recipient = sameCase(fieldOf(fields, 'original-recipient') || fieldOf(fields, 'final-recipient'))
  const [code] = /^\d[\d.]{0,20}/.exec(fieldOf(fields, 'status')) ?? []
  return statusOf(target, status, recipient.split(';').at(-1)?.trim() ?? '', code)
}

/** A letter of no sender that repeats the name of one of ours. */
function readWords(text: string, header: HeaderOf): Happening | null {
  const isOfServer = /^<\s*>$/.test(header('return-path') ?? '') || header('x-failed-recipients') !== null
  const isFromServer = /\b(?:mailer-daemon|postmaster)@/i.test(header('from') ?? '')
  const target = isOfServer || isFromServer ? ourIdIn(text.slice(0, LOOKED_AT)) : null
  return target === null ? null : statusOf(target, 'failed', sameCase(header('x-failed-recipients') ?? ''), undefined)
}

function statusOf(
  target: string,
  status: 'failed' | 'delivered',
  recipient: string,
  code: string | undefined,
): Happening {
  const delivery = bubbleIn(target)
  return {
    type: 'status',
    status,
    target,
    ...(delivery === null ? {} : { delivery }),
    ...(recipient.includes('@') ? { recipient } : {}),
    ...(code === undefined ? {} : { code }),
  }
}

const textOf = ({ content }: Attachment): string =>
  typeof content === 'string'
    ? content
    : Buffer.from(content as Uint8Array)
        .subarray(0, LOOKED_AT)
        .toString()

/** The first field of the name, its line unfolded. */
const fieldOf = (fields: string, name: string): string =>
  new RegExp(`^${name}[ \\t]*:([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)`, 'im').exec(fields)?.[1]?.trim() ?? ''

const messageIdOf = (letter: string): string => fieldOf(letter.split(/\r?\n\r?\n/)[0] ?? '', 'message-id')
