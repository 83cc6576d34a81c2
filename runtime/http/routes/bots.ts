import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readText } from '../readBody.ts'

const ACCEPTED = {
  type: 'object',
  required: ['turnId', 'duplicate'],
  properties: { turnId: { type: 'string' }, duplicate: { type: 'boolean' } },
}

/** Bots that answer later. The signature covers the bytes of the body, so it is read as text. */
export const botRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/bots/:bot/callback/:conversation/:call',
    summary: "Takes a bot's later answer, signed as the bot's requests are.",
    role: 'own',
    body: 'botResponse',
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
