import type { EmailChannel } from '../../../schemas/resources.ts'
import type { PlatformAnswer } from '../Adapter.ts'
import type { Person } from '../ChannelEvent.ts'
import type { Double, DoubleCall, DoubleHook, Happened, Heard } from '../Double.ts'
import { listenSmtp } from './listenSmtp.ts'
import { bubbleIn } from './messageId.ts'

const ADDRESS = 'help@usher.example'
const TOKEN = 'double-of-the-provider'
const [USER, PASSWORD] = ['double', 'double-of-the-server']

/** A provider that posts letters, and a mail server, played. */
export const double: Double<EmailChannel> = {
  kind: 'email',
  settings: (apiUrl) => {
    const { hostname, port } = new URL(apiUrl)
    const smtpUrl = `smtp://${USER}:${PASSWORD}@${hostname}${port === '' ? '' : `:${port}`}?tls=never`
    return { kind: 'email', address: ADDRESS, inboundToken: TOKEN, smtpUrl }
  },
  addressOf: (digits) => `${digits}@letters.example`,
  handshake: null,
  tell: (happened, settings) => {
    const letter = letterOf(happened, settings)
    return letter === null ? null : [hookOf(letter, settings)]
  },
  tellTogether: null,
  lacks: {
    press: 'A letter has no buttons: they answer in words.',
    sendSticker: 'A letter has no stickers.',
    sendLocation: 'A letter says a place in words.',
    start: 'Whoever comes through a link writes what it put into their letter.',
    react: 'Few programs have reactions, which come as letters.',
    edit: 'What was sent stays as it is.',
    delete: 'What was sent stays as it is.',
    optOut: 'Who wants nothing more writes so.',
    optIn: 'Who wants to hear more writes so.',
    block: 'A server tells nobody whose letters are thrown away.',
    unblock: 'A server tells nobody whose letters are thrown away.',
    changeAddress: 'Another address is another person.',
    echo: 'Nobody tells what leaves a mailbox.',
  },
  listen: listenSmtp,
  hear,
  isAuthorized: ({ headers }) =>
    headers.authorization === `PLAIN ${Buffer.from(`\0${USER}\0${PASSWORD}`).toString('base64')}`,
  take: (call, id) => {
    if (call.method !== 'DATA') return { answer: reply(235, '2.7.0 Welcome'), externalId: null }
    return { answer: reply(250, `2.0.0 Ok: queued as ${id}`), externalId: headerOf(textOf(call), 'message-id') }
  },
  refusals: {
    retry: reply(451, '4.3.0 Try again later'),
    throttled: reply(421, '4.7.0 Too many letters'),
    quota: reply(550, '5.4.5 Daily sending quota exceeded'),
    invalidRecipient: reply(550, '5.1.1 There is no such mailbox'),
    content: reply(552, '5.3.4 The letter is too big'),
    auth: reply(535, '5.7.8 Wrong name or password'),
    final: reply(554, '5.7.1 Not wanted here'),
  },
}

function reply(status: number, body: string): PlatformAnswer {
  return { status, headers: {}, body }
}

const hookOf = (letter: string, { inboundToken = '' }: EmailChannel): DoubleHook => ({
  headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${inboundToken}` },
  query: {},
  rawBody: new TextEncoder().encode(letter),
})

const FILES = {
  image: ['image/png', 'picture.png'],
  video: ['video/mp4', 'film.mp4'],
  audio: ['audio/mpeg', 'voice.mp3'],
  file: ['application/pdf', 'file.pdf'],
} as const

/** What a provider posts of it; null: there is no such letter. */
function letterOf(happened: Happened, settings: EmailChannel): string | null {
  const { id, at, from } = happened
  const written = (lines: readonly string[], ...body: readonly string[]) =>
    [...headOf(id, at, from, settings), ...lines, '', ...body, ''].join('\r\n')
  const withFile = (mime: string, name: string, content: string, text = '') =>
    written(
      ['Content-Type: multipart/mixed; boundary=between'],
      ...['--between', 'Content-Type: text/plain; charset=utf-8', '', text],
      ...['--between', `Content-Type: ${mime}`, `Content-Disposition: attachment; filename=${name}`, '', content],
      '--between--',
    )
  switch (happened.does) {
    case 'write': {
      const { replyTo } = happened
      return written([...PLAIN, ...(replyTo === undefined ? [] : [`In-Reply-To: ${replyTo}`])], happened.text)
    }
    case 'sendMedia': {
      const [mime, name] = FILES[happened.kind]
      return withFile(mime, name, `what ${name} holds, ${id}`, happened.text)
    }
    case 'sendContact':
      return withFile('text/vcard', 'contact.vcf', `BEGIN:VCARD\r\nFN:${happened.name}\r\nTEL:${happened.phone}`)
    case 'writeInGroup':
      return written([...PLAIN, 'List-Id: <customers.usher.example>'], happened.text)
    case 'somethingNew':
      return 'This is no letter.'
    case 'status':
      return reportOf(happened, settings)
    case 'press':
    case 'sendSticker':
    case 'sendLocation':
    case 'start':
    case 'react':
    case 'edit':
    case 'delete':
    case 'optOut':
    case 'optIn':
    case 'block':
    case 'unblock':
    case 'finish':
    case 'changeAddress':
    case 'echo':
      return null
  }
}

const PLAIN = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'] as const

const headOf = (
  id: string,
  at: number,
  { address, name }: Pick<Person, 'address' | 'name'>,
  settings: EmailChannel,
) => [
  `Message-ID: <${id}@letters.example>`,
  `Date: ${new Date(at).toUTCString()}`,
  `From: ${name === undefined ? '' : `"${name}" `}<${address}>`,
  `To: <${settings.address}>`,
  'MIME-Version: 1.0',
]

/** Servers tell what fails; the others alone when they are asked. */
function reportOf(happened: Happened & { readonly does: 'status' }, settings: EmailChannel): string {
  const { id, at, from, target, status, code = '5.1.1' } = happened
  const action = status === 'failed' ? 'failed' : status === 'sent' ? 'relayed' : 'delivered'
  return [
    'Return-Path: <>',
    ...headOf(id, at, { address: 'mailer-daemon@letters.example' }, settings),
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=between',
    ...['', '--between', 'Content-Type: text/plain', '', 'What became of your letter.'],
    ...['--between', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; letters.example', ''],
    ...[`Final-Recipient: rfc822; ${from.address}`, `Action: ${action}`, `Status: ${code}`],
    ...['--between', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${target}`, '', '--between--', ''],
  ].join('\r\n')
}

const textOf = ({ body }: DoubleCall): string => Buffer.from(body).toString('latin1')

const headerOf = (letter: string, name: string): string | null => {
  const head = (letter.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ')
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? null
}

/** A letter of ours is one part of text. */
function hear(call: DoubleCall): Heard | null {
  if (call.method !== 'DATA') return null
  const letter = textOf(call)
  const body = letter.slice(letter.indexOf('\r\n\r\n') + 4)
  const bytes = Buffer.from(decoded(body, headerOf(letter, 'content-transfer-encoding') ?? ''), 'latin1')
  const delivery = bubbleIn(headerOf(letter, 'message-id') ?? '')
  return {
    to: call.headers.to ?? '',
    text: bytes.toString().replaceAll('\r\n', '\n').trimEnd(),
    buttons: [],
    ...(delivery === null ? {} : { delivery }),
  }
}

function decoded(body: string, encoding: string): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64').toString('latin1')
  if (!/^quoted-printable$/i.test(encoding)) return body
  return body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
