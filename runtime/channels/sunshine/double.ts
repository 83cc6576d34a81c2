import type { SunshineChannel } from '../../../schemas/resources.ts'
import type { PlatformAnswer } from '../Adapter.ts'
import type { Double, DoubleCall, DoubleHook, Happened, Heard } from '../Double.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'

const APP = '5e1f3d0c2a7b4f0010a1b2c3'
/** What stands in the conversation where it is passed to the agents. */
const PASSED = '(passed to the agents)'
/** A customer has one conversation there, which is named after them. */
const BEFORE = 'conversation-of-'

/** Sunshine Conversations, played. */
export const double: Double<SunshineChannel> = {
  kind: 'sunshine',
  settings: (apiUrl) => ({
    kind: 'sunshine',
    appId: APP,
    keyId: 'app_5e1f',
    keySecret: 'key-secret-of-the-double',
    webhookSecret: 'webhook-secret-of-the-double',
    apiUrl,
  }),
  handshake: null,
  tell: (happened, settings) => {
    const event = eventOf(happened)
    return event === null ? null : [hookOf([event], settings)]
  },
  tellTogether: (happened, settings) =>
    hookOf(
      happened.map(eventOf).filter((event) => event !== null),
      settings,
    ),
  lacks: {
    sendSticker: 'A sticker comes as an image.',
    sendContact: 'A card of somebody comes as a file.',
    react: 'Reactions are not told.',
    edit: 'What a customer wrote is not edited there.',
    delete: 'What a customer deletes is not told.',
    optOut: 'Nobody opts out there but by writing so.',
    optIn: 'Nobody opts in there but by writing so.',
    block: 'Nobody is told of a block.',
    unblock: 'Nobody is told of a block.',
  },
  hear,
  isAuthorized: ({ headers }, { keyId, keySecret }) =>
    headers.authorization === `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`,
  take: (call, id) => {
    if (hear(call) !== null) return { answer: jsonAnswer(201, { messages: [{ id }] }), externalId: id }
    if (call.method === 'POST') return { answer: refusal(404, 'conversation_not_found'), externalId: null }
    const [, user] = /userId\]=([^&]*)/.exec(call.path) ?? []
    const found =
      user === undefined
        ? { app: { id: APP, displayName: 'Usher’s double' } }
        : { conversations: [{ id: BEFORE + decodeURIComponent(user) }] }
    return { answer: jsonAnswer(200, found), externalId: null }
  },
  refusals: {
    retry: refusal(503, 'service_unavailable'),
    throttled: refusal(429, 'too_many_requests'),
    invalidRecipient: refusal(404, 'conversation_not_found'),
    content: refusal(400, 'bad_request'),
    auth: refusal(401, 'unauthorized'),
  },
}

function jsonAnswer(status: number, body: object): PlatformAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function refusal(status: number, code: string): PlatformAnswer {
  return jsonAnswer(status, { errors: [{ code, title: code }] })
}

function hookOf(events: readonly object[], { appId, webhookSecret = '' }: SunshineChannel): DoubleHook {
  const body = { app: { id: appId }, webhook: { id: 'w1', version: 'v2' }, events }
  return {
    headers: { 'content-type': 'application/json', 'x-api-key': webhookSecret },
    query: {},
    rawBody: new TextEncoder().encode(JSON.stringify(body)),
  }
}

const MIMES = { image: 'image/jpeg', video: 'video/mp4', audio: 'audio/mpeg', file: 'application/pdf' } as const

/** The event of what happened; null: there is no such thing. */
function eventOf(happened: Happened): object | null {
  const { id, at, from } = happened
  const conversation = { id: BEFORE + from.address, type: 'personal' }
  const createdAt = new Date(at).toISOString()
  const event = (type: string, payload: object) => ({ id: `e${id}`, type: `conversation:${type}`, createdAt, payload })
  const user = { id: from.address }
  const author = { type: 'user', userId: from.address, displayName: from.name, user }
  const message = (content: object, more: object = {}, of: object = conversation) =>
    event('message', {
      conversation: of,
      message: { id, received: createdAt, author, content, source: { type: 'web' }, ...more },
    })
  switch (happened.does) {
    case 'write': {
      const quoted = happened.replyTo === undefined ? {} : { quotedMessage: { messageId: happened.replyTo } }
      return message({ type: 'text', text: happened.text }, quoted)
    }
    case 'press':
      return message({ type: 'text', text: happened.label, payload: happened.value })
    case 'sendMedia': {
      const mediaUrl = `https://media.example/${id}`
      const caption = happened.text === undefined ? {} : { text: happened.text }
      const type = happened.kind === 'image' ? 'image' : 'file'
      return message({ type, mediaUrl, mediaType: MIMES[happened.kind], ...caption })
    }
    case 'sendLocation': {
      const { latitude, longitude, ...location } = happened.location
      return message({ type: 'location', coordinates: { lat: latitude, long: longitude }, location })
    }
    case 'start': {
      const code = happened.payload === undefined ? {} : { code: happened.payload }
      return event('referral', { conversation, user, referral: code })
    }
    case 'finish': {
      const payload = { conversation, reason: 'ticketClosed' }
      return { id: `e${id}`, type: 'switchboard:releaseControl', createdAt, payload }
    }
    case 'changeAddress': {
      const mergedUsers = { surviving: { id: happened.to.address }, discarded: user }
      return { id: `e${id}`, type: 'user:merge', createdAt, payload: { mergedUsers } }
    }
    case 'writeInGroup':
      return message({ type: 'text', text: happened.text }, {}, { id: 'group', type: 'sdkGroup' })
    case 'somethingNew':
      return message({ type: 'hologram' })
    case 'status': {
      const told = { conversation, user, message: { id: happened.target } }
      if (happened.status === 'read') return event('read', told)
      if (happened.status === 'failed')
        return event('message:delivery:failure', { ...told, error: { code: happened.code ?? 'unknown' } })
      return event(`message:delivery:${happened.status === 'sent' ? 'channel' : 'user'}`, told)
    }
    case 'echo': {
      const type = happened.by === 'person' ? 'zd:agentWorkspace' : 'api:conversations'
      const metadata = happened.delivery === undefined ? {} : { metadata: { delivery: happened.delivery } }
      const content = { type: 'text', text: happened.text }
      return message(content, { author: { type: 'business' }, source: { type }, ...metadata })
    }
    default:
      return null
  }
}

function hear({ method, path, body }: DoubleCall): Heard | null {
  const [, conversation, what] = /\/conversations\/([^/]+)\/(messages|passControl)$/.exec(path) ?? []
  if (method !== 'POST' || conversation?.startsWith(BEFORE) !== true) return null
  const to = decodeURIComponent(conversation).slice(BEFORE.length)
  // No words, and the agents have them from here on.
  if (what === 'passControl') return { to, text: PASSED, buttons: [] }
  const { content, metadata } = recordOf(jsonOf(body))
  const { type, text, mediaUrl, actions } = recordOf(content)
  const buttons = listOf(actions)
    .map(recordOf)
    .flatMap(({ type: action, text: label, payload }) =>
      action === 'reply' || action === 'postback' ? [{ label: textOf(label) ?? '', value: textOf(payload) ?? '' }] : [],
    )
  const [url, delivery] = [textOf(mediaUrl), textOf(recordOf(metadata).delivery)]
  return {
    to,
    text: textOf(text) ?? '',
    buttons,
    ...(url === null ? {} : { media: { kind: type === 'image' ? 'image' : 'file', url } }),
    ...(delivery === null ? {} : { delivery }),
  }
}
