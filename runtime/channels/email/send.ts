import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { EmailChannel } from '../../../schemas/resources.ts'
import type { Dialing } from '../../egress/createEgress.ts'
import type { Send, SendResult } from '../Adapter.ts'
import { listOf, textOf } from '../hostile.ts'
import { oneLine } from './mailboxOf.ts'
import { messageIdOf } from './messageId.ts'
import { openSmtp } from './openSmtp.ts'

/** Hands a letter to the server. Once it has begun to read it, nobody knows of a silence whether it has taken it. */
export async function send({ body }: Send, settings: EmailChannel, egress: Dialing): Promise<SendResult> {
  const { address = '' } = settings
  const to = textOf(body.to) ?? ''
  const messageId = messageIdOf(textOf(body.delivery) ?? '', address.split('@').at(-1) ?? '')
  const letter = await letterOf(body, settings, messageId)
  let isRead = false
  const sent = await openSmtp(
    settings,
    egress,
    async ({ connection, step }) => {
      const stream = Readable.from(
        (function* () {
          isRead = true
          yield letter
        })(),
      )
      return step<{ readonly serverMessageId?: string | undefined }>((done) =>
        connection.send({ from: address, to: [to], size: letter.length }, stream, done),
      )
    },
    () => isRead,
  )
  if (sent !== undefined && 'class' in sent) return sent
  // Some servers give a letter another name, by which it is known from then on.
  return { class: 'ok', externalId: sent?.serverMessageId ?? messageId }
}

function letterOf(body: Send['body'], settings: EmailChannel, messageId: string): Promise<Buffer> {
  const { address = '', name = '' } = settings
  const inReplyTo = textOf(body.inReplyTo)
  const composer = new MailComposer({
    from: { address, name: oneLine(name) },
    to: { address: textOf(body.to) ?? '', name: '' },
    subject: oneLine(textOf(body.subject) ?? (name === '' ? address : name)),
    messageId,
    ...(inReplyTo === null ? {} : { inReplyTo, references: listOf(body.references).flatMap((id) => textOf(id) ?? []) }),
    text: textOf(body.text) ?? '',
    headers: body.isAutomatic === true ? { 'Auto-Submitted': 'auto-replied' } : {},
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
