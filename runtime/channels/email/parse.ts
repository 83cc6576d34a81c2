import { hash } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import type { EmailChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent, Happening } from '../ChannelEvent.ts'
import { isoTimeOf } from '../hostile.ts'
import { automaticBecause, type HeaderOf, headersOf } from './automatic.ts'
import { type Mailbox, mailboxOf, sameCase } from './mailboxOf.ts'
import { messageIdsIn, ourIdIn } from './messageId.ts'
import { rawLetter } from './rawLetter.ts'
import { readBounce } from './readBounce.ts'
import { readLetter } from './readLetter.ts'

/** Deeper, and with longer headers, no program writes. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 262_144, forceRfc822Attachments: true }

/** A webhook holds one letter, known by its Message-ID; one that has none, by its bytes. */
export async function parse(request: HookRequest, settings: EmailChannel): Promise<readonly ChannelEvent[]> {
  const raw = rawLetter(request)
  const letter = raw === null ? null : await PostalMime.parse(beginningOf(raw), LIMITS).catch(() => null)
  if (raw === null || letter === null) {
    return [{ externalId: '', account: null, at: null, type: 'unsupported', what: 'no letter' }]
  }
  const externalId = messageIdsIn(letter.messageId ?? '')[0] ?? `sha256:${hash('sha256', raw, 'hex')}`
  return [{ externalId, account: null, at: isoTimeOf(letter.date), ...(await happeningOf(letter, settings)) }]
}

/** A file of 4 MB has 55,000 lines. More of them are the worst that can be sent: the library takes as long as for forty such files. */
const MOST_LINES = 60_000
const LINE_FEED = 0x0a

function beginningOf(raw: Uint8Array): Uint8Array {
  let end = -1
  for (let line = 0; line < MOST_LINES; line += 1) {
    end = raw.indexOf(LINE_FEED, end + 1)
    if (end < 0) return raw
  }
  return raw.subarray(0, end + 1)
}

async function happeningOf(letter: Email, { address: own = '' }: EmailChannel): Promise<Happening> {
  const header = headersOf(letter)
  const bounce = readBounce(letter, header)
  if (bounce !== null) return bounce
  const from = senderOf(letter, header)
  if (from === null) return { type: 'unsupported', what: 'no sender' }
  if (from.address === sameCase(own)) return { type: 'ignored', why: 'our own' }
  const because = automaticBecause(header, from.address)
  if (because !== null) return unread(letter, header, from, because)
  return readLetter(letter, header, from)
}

/** Where an answer goes, and thereby who it is: what forms on web pages send names the customer so, and itself as the author. */
function senderOf({ replyTo = [], from, sender }: Email, header: HeaderOf): Mailbox | null {
  const author = mailboxOf([from, sender])
  const answered = mailboxOf(replyTo)
  // A list has answers sent to itself; whoever wrote it is who it is of.
  const found = header('list-id') === null ? (answered ?? author) : author
  return found && { ...found, name: found.name || (found.address === author?.address ? author.name : '') }
}

/** What a machine writes about a letter of ours stands in the transcript; anything else that machines write is counted. */
function unread(letter: Email, header: HeaderOf, { address, name }: Mailbox, because: string): Happening {
  const isOfOurs = ourIdIn(`${header('references') ?? ''} ${header('in-reply-to') ?? ''}`) !== null
  if (!isOfOurs) return { type: 'ignored', why: because }
  const said = [letter.subject ?? '', letter.text ?? ''].join('\n').trim()
  return {
    type: 'unsupported',
    what: `${because}: ${said}`,
    from: { address, ...(name === '' ? {} : { name }) },
  }
}
