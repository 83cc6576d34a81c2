import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readText } from '../readBody.ts'

const ACCEPTED = {
  type: 'object',
  required: ['turnId', 'duplicate'],
  properties: { turnId: { type: 'string' }, duplicate: { type: 'boolean' } },
}

/** What proves a call, in both directions. */
export const SIGNATURE = {
  'usher-timestamp': 'When it was signed, in epoch seconds; good for five minutes.',
  'usher-signature':
    "`v2=` and in hex the HMAC-SHA256, with the bot's secret, of four parts with a line feed between each two: usher-timestamp, POST, the path of the address with its query, the body.",
} as const

/** Bots that answer later. The signature covers the bytes of the body, so it is read as text. */
export const botRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/bots/:bot/callback/:conversation/:call',
    summary: "Takes a bot's later answer, once for each id, signed as the bot's own calls are.",
    headers: SIGNATURE,
    role: 'own',
    body: 'botCallback',
    refuses: ['conflict', 'tooManyRequests'],
    answer: ACCEPTED,
    async handle(context) {
      const { bot, conversation, call } = context.req.param()
      const body = await readText(context)
      const headers = context.req.header()
      const arrival = deps.acceptBotCallback({ bot, conversationId: conversation, call, headers, body })
      const { turnId, duplicate } = await deps.receive(arrival)
      return context.json({ turnId, duplicate })
    },
  }),
]
