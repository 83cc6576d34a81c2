import { hash } from 'node:crypto'
import type { Attachment, Email } from 'postal-mime'
import type { Happening, ReceivedMedia } from '../ChannelEvent.ts'
import { textOf } from '../hostile.ts'
import { mediaKindOf } from '../mediaKindOf.ts'
import type { HeaderOf } from './automatic.ts'
import { cutHistory } from './cutHistory.ts'
import { htmlToText } from './htmlToText.ts'
import { type Mailbox, oneLine } from './mailboxOf.ts'
import { messageIdsIn } from './messageId.ts'
import { isAnswer, isForward } from './subject.ts'

/** A longer one no program shows. */
const LONGEST_SUBJECT = 500
const MOST_FILES = 100
/** What proves who wrote it (RFC 8551, RFC 3156) is no file of theirs. */
const SEAL = /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature)$/

/** What a person wrote. A letter that begins a thread says in its subject what it is about, so that is its first line. */
export async function readLetter(letter: Email, header: HeaderOf, { address, name }: Mailbox): Promise<Happening> {
  const subject = textOf(oneLine(letter.subject ?? '').slice(0, LONGEST_SUBJECT)) ?? ''
  const answered = [...messageIdsIn(header('references') ?? ''), ...messageIdsIn(header('in-reply-to') ?? '')].at(-1)
  const { text: plain = '', html = '' } = letter
  const said = plain.trim() === '' && html !== '' ? await htmlToText(html) : plain
  const own = isForward(subject) ? said.trim() : cutHistory(said)
  const begins = answered === undefined && !isAnswer(subject)
  const [language] = (header('content-language') ?? '').split(',')
  const files = letter.attachments.filter(({ mimeType }) => !SEAL.test(mimeType))
  const attachments = files.slice(0, MOST_FILES).map(fileOf)
  return {
    type: 'message',
    from: {
      address,
      ...(name === '' ? {} : { name }),
      ...(language === undefined || !/^[a-z]{2,3}(?:-\w{2,8})*$/i.test(language) ? {} : { language }),
    },
    text: textOf(begins ? [subject, own].filter((part) => part !== '').join('\n\n') : own) ?? '',
    ...(subject === '' ? {} : { subject }),
    ...(answered === undefined ? {} : { replyTo: answered }),
    ...(attachments.length === 0 ? {} : { attachments }),
  }
}

/** A file by what it holds, so that the picture under every letter of a customer is one. */
function fileOf({ content, mimeType, filename }: Attachment): ReceivedMedia {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  const name = textOf(oneLine(filename ?? ''))
  return {
    kind: mediaKindOf(mimeType),
    ref: hash('sha256', bytes, 'hex'),
    mime: mimeType,
    content: bytes,
    ...(name === null ? {} : { name }),
  }
}
