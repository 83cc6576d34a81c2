import { createServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PlatformAnswer, Recipient } from '../../runtime/channels/Adapter.ts'
import { createLetters } from '../../runtime/channels/createLetters.ts'
import type { DoubleCall } from '../../runtime/channels/Double.ts'
import { email } from '../../runtime/channels/email/adapter.ts'
import { double } from '../../runtime/channels/email/double.ts'
import { listenSmtp } from '../../runtime/channels/email/listenSmtp.ts'
import { serverOf } from '../../runtime/channels/email/openSmtp.ts'
import { createEgress } from '../../runtime/egress/createEgress.ts'
import type { StoredTurn } from '../../runtime/inbound/ConversationStore.ts'
import type { EmailChannel } from '../../schemas/resources.ts'

const TO: Recipient = { address: 'ada@letters.example', aliases: [], delivery: 't_1.o0/0' }
const LETTER = { subject: 'RE: Refund', answers: '<2@letters.example>', before: ['<1@letters.example>'] }

const egressOf = (allow: readonly string[] = ['127.0.0.1']) => {
  const egress = createEgress({ allow })
  onTestFinished(() => egress.close())
  return egress
}
const channelAt = (port: number, more: Partial<EmailChannel> = {}): EmailChannel => ({
  ...double.settings(`http://127.0.0.1:${port}`),
  flow: 'main',
  ...more,
})
/** A server that answers letters so, and the letters. */
async function server(answer: PlatformAnswer | null = null, isSilent = false) {
  const letters: string[] = []
  const listening = await listenSmtp(0, async (call: DoubleCall) => {
    if (call.method === 'DATA') letters.push(Buffer.from(call.body).toString())
    if (call.method === 'DATA' && isSilent) return null
    return call.method === 'AUTH' || answer === null ? double.take(call, '1', null).answer : answer
  })
  onTestFinished(listening.close)
  return { ...listening, letters }
}
const send = (settings: EmailChannel, message: object, to: Recipient = TO, egress = egressOf()) =>
  Promise.all(email.render(message, to).map((each) => email.send(each, settings, egress)))

describe('an answer', () => {
  const headOf = (letter = '') => (letter.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')

  test('goes into the thread of the letter that it answers, by a name that stays the same', async () => {
    const { port, letters } = await server()
    const settings = channelAt(port, { name: 'Aiuto & più' })
    for (const _ of [1, 2]) {
      const [sent] = await send(settings, { text: 'Ecco.\n.\nSì' }, { ...TO, letter: LETTER })
      expect(sent).toEqual({ class: 'ok', externalId: '<usher.t_1.o0.0@usher.example>' })
    }
    expect(headOf(letters[0])).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^From: =\?UTF-8\?.*\?= <help@usher\.example>$/i),
        'To: ada@letters.example',
        'Subject: Re: Refund',
        'Message-ID: <usher.t_1.o0.0@usher.example>',
        'In-Reply-To: <2@letters.example>',
        'References: <1@letters.example> <2@letters.example>',
        'Auto-Submitted: auto-replied',
        'Content-Type: text/plain; charset=utf-8',
      ]),
    )
    expect(
      double.hear({ method: 'DATA', path: '', headers: { to: 'x' }, body: Buffer.from(letters[0] ?? '') })?.text,
    ).toBe('Ecco.\n.\nSì')
    expect(headOf(letters[1]).find((line) => line.startsWith('Message-ID'))).toContain('<usher.t_1.o0.0@')
  })

  test('that a person writes is no automatic one, and the first letter has the name of the channel as its subject', async () => {
    const { port, letters } = await server()
    await send(channelAt(port, { name: 'Help' }), { text: 'Hello' }, { ...TO, byPerson: true })
    expect(headOf(letters[0])).toContain('Subject: Help')
    expect(letters[0]).not.toMatch(/Auto-Submitted|In-Reply-To|References/)
  })

  test('cannot smuggle a header, an address or a command', async () => {
    const { port, letters } = await server()
    const letter = { subject: 'a\r\nBcc: x@y', answers: '<1@x>\r\nBcc: x@y', before: ['\r\n\r\nx'] }
    const [sent] = await send(
      channelAt(port, { name: 'x\r\nBcc: x@y' }),
      { text: 'a\r\n.\r\nMAIL FROM:<x@y>\r\n' },
      { ...TO, letter },
    )
    expect(sent?.class).toBe('ok')
    expect(letters).toHaveLength(1)
    expect(headOf(letters[0]).filter((line) => /^Bcc|^x$/.test(line))).toEqual([])
    const [refused] = await send(channelAt(port), { text: 'x' }, { ...TO, address: 'ada@x>\r\nRCPT TO:<x@y' })
    expect(refused).toMatchObject({ class: 'invalidRecipient' })
    expect(letters).toHaveLength(1)
  })
})

describe('a server', () => {
  test.each<[number, string, string]>([
    [421, '4.7.0 Too many letters', 'throttled'],
    [450, '4.2.1 The mailbox is busy', 'retry'],
    [451, '4.3.0 Later', 'retry'],
    [452, '4.2.2 The mailbox is full', 'retry'],
    [451, '4.7.1 Greylisted', 'retry'],
    [454, '4.7.0 Throttling failure: maximum sending rate exceeded', 'throttled'],
    [454, '4.7.0 Daily message quota exceeded', 'quota'],
    [550, '5.4.5 Daily user sending limit exceeded', 'quota'],
    [550, '5.1.1 No such user', 'invalidRecipient'],
    [550, '5.2.1 The account is disabled', 'invalidRecipient'],
    [552, '5.2.2 The mailbox is full', 'final'],
    [552, '5.3.4 Too big', 'content'],
    [554, '5.7.1 Looks like spam', 'final'],
    [530, '5.7.0 Authentication required', 'auth'],
    [550, '5.7.60 Client does not have permissions to send as this sender', 'auth'],
  ])('that says %i %s', async (status, body, failure) => {
    const { port } = await server({ status, headers: {}, body })
    const [sent] = await send(channelAt(port), { text: 'x' })
    expect(sent).toEqual({ class: failure, code: `${status} ${body.split(' ')[0]}` })
  })

  test('what it replies to tells a wrong address from a wrong account', () => {
    const refused = (command: string) => email.classify({ status: 550, headers: { command }, body: 'no' }).class
    expect([refused('RCPT TO'), refused('MAIL FROM'), refused('DATA')]).toEqual(['invalidRecipient', 'auth', 'final'])
  })

  test('that takes a letter and says nothing leaves it unknown', async () => {
    const { port } = await server(null, true)
    expect(await send(channelAt(port), { text: 'x' })).toEqual([{ class: 'unknown', code: 'unreachable' }])
  })

  test('that does not know us, is not there or is no mail server took nothing', async () => {
    const { port, letters } = await server({ status: 250, headers: {}, body: 'ok' })
    const known = channelAt(port)
    const refusing = await listenSmtp(0, async () => double.refusals.auth ?? null)
    onTestFinished(refusing.close)
    const nobody = channelAt(refusing.port)
    expect(await email.check?.(known, egressOf())).toEqual({ class: 'ok', name: 'help@usher.example' })
    expect(await email.check?.(nobody, egressOf())).toEqual({ class: 'auth', code: '535 5.7.8' })
    expect(await send(nobody, { text: 'x' })).toEqual([{ class: 'auth', code: '535 5.7.8' }])
    for (const greeting of ['HTTP/1.1 400 Bad Request\r\n\r\n', '220 x\r\n250 '.padEnd(200_000, 'x'), '']) {
      const other = await sayAndEnd(greeting)
      expect(await send(channelAt(other), { text: 'x' })).toEqual([{ class: 'retry', code: 'unreachable' }])
    }
    expect(letters).toEqual([])
  })

  test('without TLS hears neither password nor letter, unless the channel says so', async () => {
    const { port, letters } = await server()
    const { smtpUrl = '' } = channelAt(port)
    const [sent] = await send(channelAt(port, { smtpUrl: smtpUrl.replace('?tls=never', '') }), { text: 'x' })
    expect([sent, letters]).toEqual([{ class: 'retry', code: 'tls' }, []])
  })

  test('inside the network is none of ours, unless it is allowed', async () => {
    const { port } = await server()
    expect(await send(channelAt(port), { text: 'x' }, TO, egressOf([]))).toEqual([
      { class: 'final', code: 'refusedAddress' },
    ])
  })

  test.each<[string, object | null]>([
    [
      'smtps://a%40b.example:p%3Aw@mail.example',
      { host: 'mail.example', port: 465, user: 'a@b.example', password: 'p:w', tls: 'first' },
    ],
    ['smtp://mail.example', { port: 587, user: '', tls: 'later' }],
    ['smtp://[::1]:25?tls=never', { host: '::1', port: 25, tls: 'never' }],
    ['https://mail.example', null],
    ['mail.example:465', null],
    ['smtp://%zz@mail.example', null],
    ['', null],
  ])('is read from %j', (smtpUrl, found) => {
    const read = serverOf({ kind: 'email', flow: 'main', smtpUrl })
    if (found === null) expect(read).toBeNull()
    else expect(read).toMatchObject(found)
  })

  test('that is none is said, without the password', async () => {
    const [sent] = await send(channelAt(1, { smtpUrl: 'http://a:secret@mail.example' }), { text: 'x' })
    expect(sent).toEqual({ class: 'auth', code: 'smtpUrl is no address of a mail server' })
  })
})

/** A server that says this to whoever connects, and goes; its port. */
async function sayAndEnd(greeting: string): Promise<number> {
  const open = createServer((socket: Socket) => socket.on('error', () => {}).end(greeting))
  await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void open.close())
  const address = open.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

test('what is answered is the latest letter, with those before it that are about the same', async () => {
  const wrote = (ref: string, subject?: string) => ({
    type: 'message',
    text: 'x',
    ref,
    ...(subject === undefined ? {} : { subject }),
  })
  const letters = (...events: readonly object[]) =>
    createLetters(
      async () =>
        events.map((event) => ({ event, effects: [] })) as unknown as readonly (StoredTurn & {
          readonly place: number
        })[],
    )('mail', 'ada')
  expect(await letters()).toBeNull()
  expect(await letters({ type: 'timeout' }, wrote('sha256:1', 'x'))).toBeNull()
  expect(
    await letters(wrote('<1@x>', 'Refund'), wrote('<2@x>', 'Other'), wrote('<3@x>', 'Re: Refund'), { type: 'timeout' }),
  ).toEqual({ subject: 'Re: Refund', answers: '<3@x>', before: ['<1@x>'] })
})
