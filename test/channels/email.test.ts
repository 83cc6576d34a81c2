import { describe, expect, test } from 'vitest'
import type { HookRequest } from '../../runtime/channels/Adapter.ts'
import { email } from '../../runtime/channels/email/adapter.ts'
import { cutHistory } from '../../runtime/channels/email/cutHistory.ts'
import { bubbleIn, messageIdOf } from '../../runtime/channels/email/messageId.ts'
import { topicOf } from '../../runtime/channels/email/subject.ts'

const SETTINGS = {
  kind: 'email',
  flow: 'main',
  address: 'Help@usher.example',
  inboundToken: 'shown with letters',
  smtpUrl: 'smtp://server.example?tls=never',
} as const
const request = (body: string | Uint8Array, headers: HookRequest['headers'] = {}, query = {}): HookRequest => ({
  method: 'POST',
  headers,
  query,
  rawBody: Buffer.from(body as string),
  publicUrl: null,
  now: 0,
})
const parse = (body: string | Uint8Array, headers?: HookRequest['headers']) =>
  email.parse(request(body, headers), SETTINGS)
const letter = (head: readonly string[], ...body: readonly string[]) =>
  ['Message-ID: <1@letters.example>', 'From: "Ada Byron" <Ada@Letters.example>', ...head, '', ...body].join('\r\n')
const from = { address: 'ada@letters.example', name: 'Ada Byron' }
const ours = messageIdOf('t_1.o0/1', 'usher.example')

describe('a webhook', () => {
  const shown = (authorization: string) => request('', { authorization })
  const basic = (text: string) => shown(`Basic ${Buffer.from(text).toString('base64')}`)
  test.each<[string, HookRequest, boolean]>([
    ['a bearer token', shown('Bearer shown-with-letters'), true],
    ['a password, whatever the name', basic('anybody:shown-with-letters'), true],
    ['the query', request('', {}, { token: 'shown-with-letters' }), true],
    ['another token', shown('Bearer shown-with-letterS'), false],
    ['the token as a name', basic('shown-with-letters:'), false],
    ['another scheme', shown('Digest shown-with-letters'), false],
    ['a wrong header beside the right query', { ...shown('Bearer x'), query: { token: 'shown-with-letters' } }, false],
    ['nothing', request(''), false],
  ])('that shows %s', (_, asked, isProven) => {
    expect(email.authenticate(asked, { ...SETTINGS, inboundToken: 'shown-with-letters' })).toBe(isProven)
  })

  test('proves nothing to a channel without a token', () => {
    expect(email.authenticate(request('', {}, { token: '' }), { ...SETTINGS, inboundToken: '' })).toBe(false)
  })

  const raw = letter(['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit'], 'perch\u00e9')
  const bytes = Buffer.from(raw, 'latin1')
  const field = (name: string, content: Uint8Array) =>
    Buffer.concat([
      Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ])
  const form = (...fields: readonly Uint8Array[]) => Buffer.concat([...fields, Buffer.from('--b--\r\n')])
  const FORM = { 'content-type': 'multipart/form-data; boundary=b' }
  const plain = Buffer.from(letter([], 'why'))
  test.each<[string, Uint8Array | string, HookRequest['headers'], string]>([
    ['is the letter itself', bytes, { 'content-type': 'message/rfc822' }, 'perché'],
    ['is the letter without a type', bytes, {}, 'perché'],
    ['is a form as SendGrid posts it', form(field('to', Buffer.from('x')), field('email', bytes)), FORM, 'perché'],
    ['is a form as Mailgun posts it', form(field('body-mime', bytes)), FORM, 'perché'],
    [
      'is a form without files',
      new URLSearchParams({ sender: 'x', 'body-mime': plain.toString() }).toString(),
      { 'content-type': 'application/x-www-form-urlencoded' },
      'why',
    ],
    [
      'is JSON as Postmark posts it',
      JSON.stringify({ From: 'x', RawEmail: plain.toString() }),
      { 'content-type': 'application/json; charset=utf-8' },
      'why',
    ],
  ])('%s', async (_, body, headers, text) => {
    expect(await parse(body, headers)).toMatchObject([
      { externalId: '<1@letters.example>', type: 'message', from, text },
    ])
  })

  test.each<[string, string | Uint8Array, HookRequest['headers']]>([
    ['nothing', '', {}],
    ['zeros', new Uint8Array(200), {}],
    ['a form without a letter', form(field('text', plain)), FORM],
    ['a form that breaks off', field('email', plain), FORM],
    ['a form without a boundary', form(field('email', plain)), { 'content-type': 'multipart/form-data' }],
    ['JSON without a letter', '{"RawEmail":{}}', { 'content-type': 'application/json' }],
    ['JSON that is none', '{', { 'content-type': 'application/json' }],
    ['a letter of nobody', 'Subject: x\r\n\r\nx', {}],
    ['parts in parts', nested(60), {}],
    ['a header without end', `From: ada@letters.example\r\nX: ${'x'.repeat(300_000)}\r\n\r\nx`, {}],
    ['an address that could mean another', 'From: "a b"@letters.example\r\n\r\nx', {}],
  ])('with %s is one event that nobody here knows', async (_, body, headers) => {
    expect(await parse(body, headers)).toEqual([expect.objectContaining({ type: 'unsupported', account: null })])
  })
})

function nested(depth: number): string {
  const heads = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  return `From: ada@letters.example\r\n${heads.join('')}\r\nx`
}

describe('a letter', () => {
  test.each<[string, readonly string[], readonly string[], object]>([
    [
      'that begins a thread says what it is about',
      [
        'Subject: =?utf-8?q?Rimborso_perch=C3=A9?=',
        'Date: Mon, 30 Nov 2026 10:00:00 +0100',
        'Content-Language: it-IT, en',
      ],
      ['Grazie'],
      {
        at: Date.UTC(2026, 10, 30, 9),
        text: 'Rimborso perché\n\nGrazie',
        subject: 'Rimborso perché',
        from: { ...from, language: 'it-IT' },
      },
    ],
    [
      'that answers is what was written alone',
      ['Subject: Re: Help', 'References: <0@x> <a@x>', `In-Reply-To: ${ours}`],
      ['1', '', 'On Mon, 30 Nov 2026 at 10:00, Help', '<help@usher.example> wrote:', '> Which one?', '> 1 Bills'],
      { text: '1', subject: 'Re: Help', replyTo: ours },
    ],
    ['without a subject is what was written', [], ['hello', '', '-- ', 'Ada'], { text: 'hello' }],
    ['without words is its subject', ['Subject: refund'], [''], { text: 'refund' }],
    [
      'that passes another on keeps it',
      ['Subject: Fwd: Invoice'],
      ['see', '---------- Forwarded message ---------', 'From: x', 'Date: y', '> paid'],
      { text: 'Fwd: Invoice\n\nsee\n---------- Forwarded message ---------\nFrom: x\nDate: y\n> paid' },
    ],
    [
      'of HTML alone is text without styles and history',
      ['Content-Type: text/html; charset=utf-8'],
      [
        '<html><head><title>x</title></head><body><style>p { color: red }</style><p>Perch&eacute; &lt;no&gt;?</p>',
        '<p>Ada<br>B</p><div class="gmail_quote">On Monday Help wrote:<blockquote>Hi</blockquote></div></body></html>',
      ],
      { text: 'Perché <no>?\n\nAda\nB' },
    ],
    [
      'of HTML that is history alone is kept whole',
      ['Content-Type: text/html'],
      ['<div class="gmail_quote"><p>Hi</p></div>'],
      { text: 'Hi' },
    ],
    [
      'of words and HTML is the words',
      ['Content-Type: multipart/alternative; boundary=b'],
      ['--b', '', 'words', '--b', 'Content-Type: text/html', '', '<b>HTML</b>', '--b--'],
      { text: 'words' },
    ],
    [
      'in a charset that nobody knows is read as far as it goes',
      ['Content-Type: text/plain; charset=x-none'],
      ['hello'],
      { text: 'hello' },
    ],
    [
      'by a form on a web page is the customer’s',
      ['Subject: Form', 'Reply-To: Ben <ben@letters.example>'],
      ['hello'],
      { from: { address: 'ben@letters.example', name: 'Ben' } },
    ],
    [
      'whose subject and name would break lines is one line',
      ['Subject: =?utf-8?q?a=0D=0ABcc:_x@y?=', 'Reply-To: =?utf-8?q?B=0D=0AX=3A_y?= <ben@letters.example>'],
      ['c'],
      { subject: 'a Bcc: x@y', from: { address: 'ben@letters.example', name: 'B X: y' } },
    ],
  ])('%s', async (_, head, body, event) => {
    expect(await parse(letter(head, ...body))).toEqual([expect.objectContaining({ type: 'message', ...event })])
  })

  test.each([
    ['lines', 'text/plain', 'a\n'],
    ['tags that do not end', 'text/html', '<a href='],
    ['blanks', 'text/html', ' \n'],
  ])('of four megabytes of %s is read as any other', async (_, type, what) => {
    const body = what.repeat(4_000_000 / what.length)
    const events = await parse(letter([`Content-Type: ${type}`, 'Subject: hello'], body))
    expect(events).toMatchObject([{ type: 'message', text: expect.stringMatching(/^hello/) }])
  })

  test('brings its files and the pictures in its text, each named by what it holds', async () => {
    const file = (type: string, disposition: string, content: string) =>
      ['--b', `Content-Type: ${type}`, `Content-Disposition: ${disposition}`, '', content] as const
    const [event] = await parse(
      letter(
        ['Content-Type: multipart/related; boundary=b'],
        ...['--b', 'Content-Type: text/html', '', '<p>look</p><img src="cid:1">'],
        ...file('image/png\r\nContent-ID: <1>', 'inline', 'picture'),
        ...file('application/pdf', 'attachment; filename="a\tb.pdf"', 'paper'),
        ...file('image/png', 'attachment; filename=again.png', 'picture'),
        ...file('application/pkcs7-signature', 'attachment; filename=smime.p7s', 'seal'),
        ...file('message/rfc822', 'inline', 'From: x@y\r\nSubject: inner\r\n\r\nrefund'),
        '--b--',
      ),
    )
    expect(event).toMatchObject({
      text: 'look',
      attachments: [
        { kind: 'image', mime: 'image/png' },
        { kind: 'file', mime: 'application/pdf', name: 'a b.pdf' },
        { kind: 'image', name: 'again.png' },
        { kind: 'file', mime: 'message/rfc822' },
      ],
    })
    const refs = event?.type === 'message' ? (event.attachments ?? []).map(({ ref }) => ref) : []
    expect([refs[0] === refs[2], new Set(refs).size]).toEqual([true, 3])
  })

  test('without a name is known by its bytes', async () => {
    const bare = 'From: ada@letters.example\r\n\r\nhello'
    const [one, again, other] = [await parse(bare), await parse(bare), await parse(`${bare}!`)]
    expect(one[0]?.externalId).toMatch(/^sha256:/)
    expect([one[0]?.externalId === again[0]?.externalId, one[0]?.externalId === other[0]?.externalId]).toEqual([
      true,
      false,
    ])
  })
})

describe('what nobody wrote', () => {
  test.each<[string, readonly string[]]>([
    ['an automatic letter', ['Auto-Submitted: auto-generated']],
    ['one with a comment', ['Auto-Submitted: auto-notified; owner-email="x@y"']],
    ['bulk', ['Precedence: bulk']],
    ['a list', ['List-Id: Customers <customers.letters.example>']],
    ['a newsletter', ['List-Unsubscribe: <https://letters.example/stop>']],
    ['what Exchange sends by itself', ['X-Auto-Response-Suppress: DR, OOF, AutoReply']],
    ['an answering machine of old', ['X-Autoreply: yes']],
    ['a letter of no sender', ['Return-Path: <>']],
    ['a letter of somebody who reads nothing', ['Reply-To: no-reply@letters.example']],
  ])('%s is no message', async (_, head) => {
    expect(await parse(letter(head, 'refund'))).toMatchObject([{ type: 'ignored' }])
  })

  test('what says that it is of a person is one', async () => {
    const head = ['Auto-Submitted: no', 'Precedence: first-class', 'X-Auto-Response-Suppress: RN', 'X-Loop:']
    expect(await parse(letter(head, 'refund'))).toMatchObject([{ type: 'message' }])
  })

  test('our own letter, when it comes back, is nothing', async () => {
    expect(await parse('From: HELP@usher.example\r\n\r\nrefund')).toMatchObject([{ type: 'ignored', why: 'our own' }])
  })

  test('that a customer is away stands in the transcript', async () => {
    const head = ['Auto-Submitted: auto-replied', `In-Reply-To: ${ours}`, 'Subject: Away']
    expect(await parse(letter(head, 'Back on Monday.'))).toMatchObject([
      { type: 'unsupported', from, what: 'Auto-Submitted: auto-replied: Away\nBack on Monday.' },
    ])
  })
})

describe('a report', () => {
  const report = (fields: readonly string[], ...more: readonly string[]) =>
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@letters.example',
      'Message-ID: <b@letters.example>',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      ...['', '--b', 'Content-Type: text/plain', '', 'It did not arrive.'],
      ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; x', '', ...fields],
      ...['--b', ...more, '--b--', ''],
    ].join('\r\n')
  const of = (id: string) => ['Content-Type: message/rfc822', '', 'Subject: x', `Message-ID:\r\n ${id}`, '', 'hello']
  const failed = ['Final-Recipient: rfc822; Ada@letters.example', 'Action: failed', 'Status: 5.1.1 (no such)']
  const told = { type: 'status', target: ours, delivery: 't_1.o0/1', recipient: 'ada@letters.example' }

  test.each<[string, string, object]>([
    ['that a letter is lost', report(failed, ...of(ours)), { ...told, status: 'failed', code: '5.1.1' }],
    [
      'that it has arrived',
      report(['Action: delivered', ...failed.slice(0, 1)], ...of(ours)),
      { ...told, status: 'delivered' },
    ],
    ['that it is late', report(['Action: delayed'], ...of(ours)), { type: 'ignored' }],
    ['of nothing that it names', report(failed, 'Content-Type: text/plain', '', 'x'), { type: 'ignored' }],
    [
      'of a letter that the server has named',
      report(failed, ...of('<0100-aa@email.amazonses.com>')),
      { type: 'status', target: '<0100-aa@email.amazonses.com>', status: 'failed' },
    ],
    [
      'in words alone',
      `Return-Path: <>\r\nFrom: postmaster@x\r\nX-Failed-Recipients: ada@letters.example\r\n\r\nlost:\nMessage-Id: ${ours}`,
      { ...told, status: 'failed' },
    ],
  ])('%s', async (_, body, event) => {
    expect(await parse(body)).toEqual([expect.objectContaining(event)])
  })

  test('nobody but a server reports in words', async () => {
    expect(await parse(letter([], `I did not get ${ours}`))).toMatchObject([{ type: 'message' }])
  })
})

test.each<[string, string, string]>([
  ['Gmail', 'sì\n\nIl giorno lun 30 nov 2026 alle ore 10:00 Help <help@x>\nha scritto:\n\n> Hi', 'sì'],
  ['Apple', 'yes\n\nSent from my iPhone\n\n> On 30 Nov 2026, Help wrote:\n> Hi', 'yes'],
  [
    'Outlook',
    'yes\n\n________________________________\nFrom: Help <help@x>\nSent: Monday\nTo: Ada\nSubject: x\n\nHi',
    'yes',
  ],
  ['Outlook in Italian', 'sì\n\nDa: Help <help@x>\nInviato: lunedì\nA: Ada\nOggetto: x\n\nCiao', 'sì'],
  ['Outlook of old', 'ja\n\n-----Ursprüngliche Nachricht-----\nVon: Help\nHallo', 'ja'],
  ['QQ', '好的\n\n------------------ 原始邮件 ------------------\n发件人: x\n你好', '好的'],
  ['a language that is not listed', 'kyllä\n\n30.11.2026 klo 10 Help kirjoitti:\n> Hei', 'kyllä'],
  ['answers between the lines', '> One?\nyes\n> Two?\nno', 'yes\nno'],
  ['nothing but history', '> Hi', '> Hi'],
  ['a colon of one’s own', 'I need:\n1 pen\n2 cups', 'I need:\n1 pen\n2 cups'],
  ['two dashes in a line', 'a -- b\nc', 'a -- b\nc'],
])('the history is cut as %s writes it', (_, whole, own) => {
  expect(cutHistory(whole)).toBe(own)
})

test.each([
  ['Re: Aw: [2] Help', '[2] Help'],
  ['RE[2]: help', 'help'],
  ['R: I: Rimborso', 'Rimborso'],
  ['回复：退款', '退款'],
  ['Refund: now', 'Refund: now'],
  ['', ''],
])('the topic of %j', (subject, topic) => {
  expect(topicOf(subject)).toBe(topic)
})

test('a Message-ID of ours says the bubble, and no other does', () => {
  expect(bubbleIn(messageIdOf('t_0abc.o3/12', 'usher.example'))).toBe('t_0abc.o3/12')
  expect([bubbleIn('<a.b@x>'), bubbleIn('<usher.x@y>'), bubbleIn(`x${'a'.repeat(300)}`)]).toEqual([null, null, null])
})
