import { createHmac } from 'node:crypto'
import type { LineChannel } from '../../../schemas/resources.ts'
import type { PlatformAnswer } from '../Adapter.ts'
import type { Double, DoubleHook } from '../Double.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { eventOf } from './eventOf.ts'
import { hear } from './hear.ts'

const ENDPOINT = '/channel/webhook/endpoint'
const ACCOUNT = `U${'0'.repeat(31)}1`

/** LINE, played. */
export const double: Double<LineChannel> = {
  kind: 'line',
  settings: (apiUrl) => ({
    kind: 'line',
    userId: ACCOUNT,
    channelSecret: 'secret-of-the-double',
    token: 'token-of-the-double',
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
    start: 'A link to an account carries nothing that a program is told; without one, it is a new friend.',
    sendContact: 'LINE gives an account no cards of people.',
    react: 'LINE tells an account of no reactions.',
    edit: 'What is written to an account cannot be edited.',
    optOut: 'Who wants nothing more blocks the account, or writes so.',
    optIn: 'Who wants to hear more unblocks the account, or writes so.',
    changeAddress: 'The id of somebody at an account never changes.',
    status: 'LINE tells an account nothing of messages that it took.',
    echo: 'LINE tells a program nothing of what others write in the name of its account.',
  },
  hear,
  isAuthorized: ({ headers }, { token }) => headers.authorization === `Bearer ${token}`,
  keyOf: ({ headers }) => headers['x-line-retry-key'] ?? null,
  hookSetBy: ({ method, path, body }) =>
    method === 'PUT' && path.endsWith(ENDPOINT) ? textOf(recordOf(jsonOf(body)).endpoint) : null,
  take: (call, id, hookUrl) => {
    if (call.path.endsWith('/info'))
      return { answer: jsonAnswer(200, { userId: ACCOUNT, displayName: 'Usher’s double' }), externalId: null }
    if (call.path.endsWith(ENDPOINT) && call.method === 'GET') {
      const found =
        hookUrl === null
          ? jsonAnswer(404, { message: 'Not found' })
          : jsonAnswer(200, { endpoint: hookUrl, active: true })
      return { answer: found, externalId: null }
    }
    if (hear(call) !== null)
      return { answer: jsonAnswer(200, { sentMessages: [{ id, quoteToken: 'q' }] }), externalId: id }
    if (call.path.endsWith('/content')) return { answer: { status: 200, headers: {}, body: 'file' }, externalId: null }
    const person = { userId: call.path.split('/').at(-1), displayName: 'Ada Sample', language: 'it' }
    return { answer: jsonAnswer(200, call.path.includes('/profile/') ? person : {}), externalId: null }
  },
  refusals: {
    retry: jsonAnswer(500, { message: 'Internal server error' }),
    throttled: jsonAnswer(429, { message: 'The API rate limit has been exceeded. Try again later.' }),
    quota: jsonAnswer(429, { message: 'You have reached your monthly limit.' }),
    invalidRecipient: jsonAnswer(400, { message: 'Failed to send messages' }),
    content: jsonAnswer(400, {
      message: 'The request body has 1 error(s)',
      details: [{ property: 'messages[0].text' }],
    }),
    auth: jsonAnswer(401, { message: 'Authentication failed due to the following reason: invalid token.' }),
    replyTokenSpent: jsonAnswer(400, { message: 'Invalid reply token' }),
  },
}

function hookOf(events: readonly object[], { channelSecret = '', userId }: LineChannel): DoubleHook {
  const rawBody = new TextEncoder().encode(JSON.stringify({ destination: userId, events }))
  const signature = createHmac('sha256', channelSecret).update(rawBody).digest('base64')
  return { headers: { 'content-type': 'application/json', 'x-line-signature': signature }, query: {}, rawBody }
}

function jsonAnswer(status: number, body: object): PlatformAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
