import { createHmac } from 'node:crypto'
import type { XChannel } from '../../../schemas/resources.ts'
import type { PlatformAnswer } from '../Adapter.ts'
import type { Double, DoubleCall, DoubleHook, Happened, Heard } from '../Double.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'

const TOKEN = '/oauth2/token'
const HOOKS = '/2/webhooks'
const SUBSCRIPTIONS = '/2/activity/subscriptions'
const APP_TOKEN = 'token-of-the-app-of-the-double'
const ACCOUNT = '1111111111111111111'
const MEDIA = { image: 'photo', video: 'video', audio: 'audio', file: 'file' } as const

/** X, played. */
export const double: Double<XChannel> = {
  kind: 'x',
  settings: (apiUrl) => ({
    kind: 'x',
    userId: ACCOUNT,
    consumerKey: 'key-of-the-double',
    consumerSecret: 'secret-of-the-double',
    token: 'token-of-the-double',
    apiUrl,
  }),
  handshake: (settings) => {
    const query = { crc_token: 'token of the double' }
    const answer = JSON.stringify({ response_token: proofOf(query.crc_token, settings) })
    return { hook: { headers: {}, query, rawBody: new Uint8Array() }, answer }
  },
  tell: (happened, settings) => {
    const payload = payloadOf(happened, settings)
    return payload === null ? null : payload === NOTHING ? [] : [hookOf(happened, payload, settings)]
  },
  tellTogether: (happened, settings) => {
    const [first] = happened
    if (first === undefined) throw new Error('nothing happened')
    const events = happened.flatMap((one) => (payloadOf(one, settings) as Messages | null)?.direct_message_events ?? [])
    return hookOf(first, { direct_message_events: events }, settings)
  },
  lacks: {
    press: 'Direct messages have no buttons.',
    sendSticker: 'X has no stickers.',
    sendContact: 'X has no cards of people.',
    start: 'A link to an account carries nothing that a program is told.',
    react: 'X tells a program of no reactions.',
    edit: 'A direct message cannot be edited.',
    delete: 'X tells a program of no message that is deleted.',
    optOut: 'Who wants nothing more blocks the account, or writes so.',
    optIn: 'Who wants to hear more unblocks the account, or writes so.',
    block: 'X tells nobody of a block; a send fails.',
    unblock: 'X tells nobody of a block; a send fails.',
    changeAddress: 'The id of an account never changes.',
    writeInGroup: 'An app is told of conversations between two alone.',
    echo: 'X does not say whether a program or a person wrote what left the account.',
  },
  hear,
  // The app has a token of its own, for which it asks by its key and secret.
  isAuthorized: ({ headers, path }, { token, consumerKey = '', consumerSecret = '' }) => {
    const pair = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')
    if (path === TOKEN) return headers.authorization === `Basic ${pair}`
    const isOfApp = path.endsWith(HOOKS) || path.endsWith(SUBSCRIPTIONS)
    return headers.authorization === `Bearer ${token}` || (isOfApp && headers.authorization === `Bearer ${APP_TOKEN}`)
  },
  hookSetBy: ({ method, path, body }) =>
    method === 'POST' && path.endsWith(HOOKS) ? textOf(recordOf(jsonOf(body)).url) : null,
  isUpload: ({ path }) => path.endsWith('/media/upload/initialize'),
  take,
  refusals: {
    retry: jsonAnswer(503, { title: 'Service Unavailable', status: 503 }),
    throttled: jsonAnswer(429, { title: 'Too Many Requests', status: 429 }),
    quota: jsonAnswer(402, { title: 'CreditsDepleted', status: 402 }),
    blocked: jsonAnswer(403, {
      title: 'Forbidden',
      detail: 'You do not have permission to DM one or more participants.',
    }),
    invalidRecipient: jsonAnswer(400, {
      title: 'Invalid Request',
      errors: [{ message: 'The participant_id is not valid.' }],
    }),
    content: jsonAnswer(400, { title: 'Invalid Request', errors: [{ message: 'The text is too long.' }] }),
    auth: jsonAnswer(401, { title: 'Unauthorized', status: 401 }),
  },
}

type Messages = { readonly direct_message_events?: readonly object[]; readonly users?: object }
/** Something that happens, and nobody is told of. */
const NOTHING = {}

/** What X tells of something that happened; null: it has no such thing. */
function payloadOf(happened: Happened, { userId }: XChannel): object | null {
  const { id, at, from } = happened
  const message = (content: object): Messages => ({
    direct_message_events: [
      {
        type: 'message_create',
        id,
        created_timestamp: String(at),
        message_create: { target: { recipient_id: userId }, sender_id: from.address, message_data: content },
      },
    ],
    users: { [from.address]: { data: { id: from.address, name: from.name ?? '' } } },
  })
  switch (happened.does) {
    case 'write':
      return message({ text: happened.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') })
    case 'sendMedia': {
      const [url, media_url_https] = [`https://t.co/${id}`, `https://ton.twitter.com/1.1/ton/data/dm/${id}`]
      const media = { id_str: id, type: MEDIA[happened.kind], url, media_url_https }
      return message({ text: `${happened.text ?? ''} ${url}`, attachment: { type: 'media', media } })
    }
    case 'sendLocation': {
      const { longitude, latitude } = happened.location
      const coordinates = { type: 'Point', coordinates: [longitude, latitude] }
      const location = { type: 'shared_coordinate', shared_coordinate: { coordinates } }
      return message({ text: '', attachment: { type: 'location', location } })
    }
    case 'somethingNew':
      return { direct_message_events: [{ type: 'message_create', id, message_create: { hologram: 'round' } }] }
    case 'status': {
      // That a message was sent, or was not, is the answer of the call.
      if (happened.status !== 'read') return NOTHING
      const read = { created_timestamp: String(at), sender_id: from.address, last_read_event_id: happened.target }
      return { direct_message_mark_read_events: [{ ...read, target: { recipient_id: userId } }] }
    }
    default:
      return null
  }
}

function hookOf({ id, does }: Happened, payload: object, settings: XChannel): DoubleHook {
  const filter = { user_id: settings.userId }
  const event_type = does === 'status' ? 'dm.read' : 'dm.received'
  const body = JSON.stringify({ data: { event_uuid: `uuid-${id}`, filter, event_type, tag: 'double', payload } })
  return {
    headers: { 'content-type': 'application/json', 'x-twitter-webhooks-signature': proofOf(body, settings) },
    query: {},
    rawBody: new TextEncoder().encode(body),
  }
}

const proofOf = (text: string, { consumerSecret = '' }: XChannel): string =>
  `sha256=${createHmac('sha256', consumerSecret).update(text).digest('base64')}`

function hear({ path, body }: DoubleCall): Heard | null {
  const to = /\/dm_conversations\/with\/([^/]+)\/messages$/.exec(path)?.[1]
  if (to === undefined) return null
  const { text, attachments } = recordOf(jsonOf(body))
  const given = textOf(recordOf(listOf(attachments)[0]).media_id)
  return {
    to: decodeURIComponent(to),
    text: textOf(text) ?? '',
    buttons: [],
    ...(given === null ? {} : { media: { kind: isFilm(given) ? 'video' : 'image', url: given } }),
  }
}

/** A film has its own name here, since it is not ready when it has come. */
const isFilm = (id: string): boolean => id.startsWith('given-film-')

function take(
  { method, path, body }: DoubleCall,
  id: string,
  hookUrl: string | null,
): { answer: PlatformAnswer; externalId: string | null } {
  const known = (data: object, status = 200) => ({ answer: jsonAnswer(status, { data }), externalId: null })
  const answered = (body: object) => ({ answer: jsonAnswer(200, body), externalId: null })
  if (path === TOKEN) return answered({ token_type: 'bearer', access_token: APP_TOKEN })
  if (path.endsWith(HOOKS))
    return answered(
      method === 'GET' ? { data: hookUrl === null ? [] : [{ id: '7', url: hookUrl }] } : { id: '7', url: hookUrl },
    )
  if (path.endsWith(SUBSCRIPTIONS))
    return answered(method === 'GET' ? { data: [] } : { data: { subscription: { subscription_id: id } } })
  const [, given = '', step] = /\/media\/upload\/([^/]+)\/(append|finalize)$/.exec(path) ?? []
  const asked = /media_id=([^&]+)/.exec(path)?.[1]
  if (path.endsWith('/media/upload/initialize')) {
    const film = recordOf(jsonOf(body)).media_category === 'dm_video' ? 'film-' : ''
    return known({ id: `given-${film}${id}`, expires_after_secs: 1_295_999 })
  }
  if (step === 'append') return known({ expires_at: 1 })
  const pending = { processing_info: { state: 'pending', check_after_secs: 1 } }
  if (step === 'finalize') return known({ id: given, expires_after_secs: 86_400, ...(isFilm(given) ? pending : {}) })
  if (asked !== undefined) return known({ id: asked, processing_info: { state: 'succeeded', progress_percent: 100 } })
  if (method === 'GET') return known({ id: '1', name: 'Usher', username: 'usher_double' })
  return { answer: jsonAnswer(201, { data: { dm_conversation_id: `${id}-1`, dm_event_id: id } }), externalId: id }
}

function jsonAnswer(status: number, body: object): PlatformAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
