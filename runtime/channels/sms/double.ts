import { createHmac } from 'node:crypto'
import type { SmsChannel } from '../../../schemas/resources.ts'
import type { PlatformAnswer } from '../Adapter.ts'
import type { Double, DoubleCall, DoubleHook, Happened, Heard } from '../Double.ts'
import { credentialsOf } from './twilio/apiOf.ts'

const OURS = '+390550000000'
/** Who takes text messages, as `MessageStatus` has it. */
const STATUSES = { sent: 'sent', delivered: 'delivered', read: 'read', failed: 'undelivered' } as const

/** Text messages by Twilio, played. */
export const double: Double<SmsChannel> = {
  kind: 'sms',
  settings: (apiUrl) => ({
    kind: 'sms',
    provider: 'twilio',
    from: OURS,
    accountSid: 'AC00000000000000000000000000000000',
    authToken: 'auth-token-of-the-double',
    apiUrl,
  }),
  handshake: null,
  tell: (happened, settings, hookUrl) => {
    const form = formOf(happened)
    if (form === null) return null
    const delivery = happened.does === 'status' ? happened.delivery : undefined
    return [hookOf(form, delivery === undefined ? {} : { delivery }, settings, hookUrl)]
  },
  tellTogether: null,
  lacks: {
    press: 'A text message has no buttons.',
    sendSticker: 'A text message has no stickers.',
    sendLocation: 'A text message has no places.',
    start: 'A link to a number begins a text message, and its words are all that comes.',
    react: 'A reaction to a text message comes as another one.',
    edit: 'A text message cannot be edited.',
    delete: 'A text message cannot be taken back.',
    block: 'Nobody is told whom a telephone blocks.',
    unblock: 'Nobody is told whom a telephone blocks.',
    changeAddress: 'Nobody is told of a new number.',
    writeInGroup: 'Groups are no matter of a number of a company.',
    echo: 'Twilio tells of its own messages by their status.',
  },
  hear,
  isAuthorized: ({ headers }, settings) => headers.authorization === credentialsOf(settings),
  take: (call, id) => {
    if (hear(call) === null) return { answer: jsonAnswer(200, { friendly_name: 'Usher’s double' }), externalId: null }
    const sid = `SM${id}`
    return { answer: jsonAnswer(201, { sid, status: 'queued' }), externalId: sid }
  },
  refusals: {
    retry: refusal(503, 20503, 'Service unavailable'),
    throttled: refusal(429, 20429, 'Too many requests'),
    optedOut: refusal(400, 21610, 'Attempt to send to unsubscribed recipient'),
    invalidRecipient: refusal(400, 21211, 'Invalid To number'),
    content: refusal(400, 21617, 'The body exceeds the limit'),
    auth: refusal(401, 20003, 'Authenticate'),
  },
}

function jsonAnswer(status: number, body: object): PlatformAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function refusal(status: number, code: number, message: string): PlatformAnswer {
  return jsonAnswer(status, { code, message, status, more_info: `https://www.twilio.com/docs/errors/${code}` })
}

type Form = { readonly [name: string]: string }

/** Signs the address that it posts to, and the parameters in the order of their names. */
function hookOf(form: Form, query: Form, { authToken = '' }: SmsChannel, hookUrl: string): DoubleHook {
  const search = new URLSearchParams(query).toString()
  const signed = Object.keys(form)
    .sort()
    .map((name) => name + form[name])
    .join('')
  const signature = createHmac('sha1', authToken)
    .update(`${hookUrl}${search === '' ? '' : `?${search}`}${signed}`)
    .digest('base64')
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    query,
    rawBody: new TextEncoder().encode(new URLSearchParams(form).toString()),
  }
}

const MIMES = { image: 'image/jpeg', video: 'video/mp4', audio: 'audio/amr', file: 'application/pdf' } as const

/** What Twilio posts of it; null: there is no such thing. */
function formOf(happened: Happened): Form | null {
  const { id, from } = happened
  const message = (more: Form): Form => ({
    MessageSid: `SM${id}`,
    AccountSid: 'AC00000000000000000000000000000000',
    From: from.address,
    To: OURS,
    Body: '',
    NumMedia: '0',
    ...more,
  })
  const media = (mime: string, text = ''): Form =>
    message({ Body: text, NumMedia: '1', MediaUrl0: `https://media.example/${id}`, MediaContentType0: mime })
  switch (happened.does) {
    case 'write':
      return message({ Body: happened.text })
    case 'sendMedia':
      return media(MIMES[happened.kind], happened.text)
    case 'sendContact':
      return media('text/vcard', `${happened.name} ${happened.phone}`)
    case 'optOut':
      return message({ Body: 'STOP', OptOutType: 'STOP' })
    case 'optIn':
      return message({ Body: 'START', OptOutType: 'START' })
    case 'somethingNew':
      return { EventType: 'onHologramAdded', AccountSid: 'AC00000000000000000000000000000000' }
    case 'status':
      return {
        MessageSid: happened.target,
        MessageStatus: STATUSES[happened.status],
        From: OURS,
        To: from.address,
        ...(happened.code === undefined ? {} : { ErrorCode: happened.code }),
      }
    default:
      return null
  }
}

function hear({ method, path, body }: DoubleCall): Heard | null {
  if (method !== 'POST' || !path.endsWith('/Messages.json')) return null
  const form = new URLSearchParams(new TextDecoder().decode(body))
  const [media, tellAt] = [form.get('MediaUrl'), form.get('StatusCallback')]
  const delivery = tellAt === null ? null : new URL(tellAt).searchParams.get('delivery')
  return {
    to: form.get('To') ?? '',
    text: form.get('Body') ?? '',
    buttons: [],
    ...(media === null ? {} : { media: { kind: 'file', url: media } }),
    ...(delivery === null ? {} : { delivery }),
  }
}
