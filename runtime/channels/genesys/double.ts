import { createHmac } from 'node:crypto'
import type { GenesysChannel } from '../../../schemas/resources.ts'
import type { PlatformAnswer } from '../Adapter.ts'
import type { Double, DoubleCall, DoubleHook, Happened, Heard } from '../Double.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'

const TOKEN = 'access-token-of-the-double'
const TO_THEM = 'Only agents act there: customers write on channels of their own.'

/** Genesys Cloud with an Open Messaging integration, played: its agents write to customers of ours, whose `address` is what we call them there. */
export const double: Double<GenesysChannel> = {
  kind: 'genesys',
  isCentre: true,
  settings: (apiUrl) => ({
    kind: 'genesys',
    region: 'mypurecloud.ie',
    integrationId: 'e6b352de-0000-4000-8000-00000000d0b1',
    clientId: 'client-of-the-double',
    clientSecret: 'client-secret-of-the-double',
    signatureToken: 'signature-token-of-the-double',
    apiUrl,
  }),
  handshake: null,
  tell: (happened, settings) => {
    const body = bodyOf(happened)
    return body === null ? null : [hookOf(happened, body, settings)]
  },
  tellTogether: null,
  lacks: {
    press: TO_THEM,
    sendSticker: TO_THEM,
    sendLocation: TO_THEM,
    sendContact: TO_THEM,
    start: TO_THEM,
    react: TO_THEM,
    edit: TO_THEM,
    delete: TO_THEM,
    optOut: TO_THEM,
    optIn: TO_THEM,
    block: TO_THEM,
    unblock: TO_THEM,
    changeAddress: TO_THEM,
    writeInGroup: TO_THEM,
    status: 'What becomes of a message is in the answer to its call.',
    echo: 'What is written there comes to us anyway.',
  },
  hear,
  isAuthorized: ({ path, headers }, { clientId, clientSecret }) =>
    headers.authorization ===
    (isForToken(path) ? `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` : `Bearer ${TOKEN}`),
  take: (call, id) => {
    if (isForToken(call.path))
      return { answer: jsonAnswer(200, { access_token: TOKEN, token_type: 'bearer' }), externalId: null }
    return { answer: jsonAnswer(202, { id: `g${id}` }), externalId: `g${id}` }
  },
  refusals: {
    retry: refusal(503, 'service.unavailable'),
    throttled: refusal(429, 'too.many.requests'),
    content: refusal(400, 'bad.request'),
    auth: refusal(403, 'missing.permissions'),
  },
}

const isForToken = (path: string): boolean => path === '/oauth/token'

function jsonAnswer(status: number, body: object): PlatformAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function refusal(status: number, code: string): PlatformAnswer {
  return jsonAnswer(status, { code, message: code, status })
}

const MEDIA = {
  image: ['Image', 'image/jpeg'],
  video: ['Video', 'video/mp4'],
  audio: ['Audio', 'audio/mpeg'],
  file: ['File', 'application/pdf'],
} as const

/** What of a webhook says what happened; null: there is no such thing. */
function bodyOf(happened: Happened): object | null {
  switch (happened.does) {
    case 'write':
      return { type: 'Text', text: happened.text, originatingEntity: 'Human' }
    case 'sendMedia': {
      const [mediaType, mime] = MEDIA[happened.kind]
      const attachment = { mediaType, mime, url: `https://media.example/${happened.id}` }
      const content = [{ contentType: 'Attachment', attachment }]
      return { type: 'Structured', text: happened.text ?? '', originatingEntity: 'Human', content }
    }
    case 'finish':
      return { type: 'Event', events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }] }
    case 'somethingNew':
      return { type: 'Hologram' }
    default:
      return null
  }
}

function hookOf({ id, at, from }: Happened, body: object, settings: GenesysChannel): DoubleHook {
  const { integrationId, signatureToken = '' } = settings
  const channel = {
    id: integrationId,
    platform: 'Open',
    type: 'Private',
    to: { id: from.address, idType: 'Opaque' },
    from: { id: integrationId, idType: 'Opaque' },
    time: new Date(at).toISOString(),
    messageId: `g${id}`,
  }
  const rawBody = new TextEncoder().encode(JSON.stringify({ id: `g${id}`, channel, direction: 'Outbound', ...body }))
  const signature = createHmac('sha256', signatureToken).update(rawBody).digest('base64')
  return {
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    query: {},
    rawBody,
  }
}

function hear({ method, path, body }: DoubleCall): Heard | null {
  if (method !== 'POST' || !path.endsWith('/inbound/open/message')) return null
  const { channel, text, content } = recordOf(jsonOf(body))
  const { from, messageId } = recordOf(channel)
  const [to, delivery] = [textOf(recordOf(from).id), textOf(messageId)]
  const { mediaType, url } = recordOf(recordOf(listOf(content)[0]).attachment)
  const [kind, address] = [String(textOf(mediaType)).toLowerCase(), textOf(url)]
  const known = (['image', 'video', 'audio'] as const).find((each) => each === kind) ?? 'file'
  return {
    to: to ?? '',
    text: textOf(text) ?? '',
    buttons: [],
    ...(address === null ? {} : { media: { kind: known, url: address } }),
    ...(delivery === null ? {} : { delivery }),
  }
}
