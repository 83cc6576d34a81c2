import type { InboundMessage, TranscriptLine } from '../../../schemas/wire.ts'
import { messageEvent } from '../../engine/state/messageEvent.ts'
import type { Arrival } from '../../inbound/Arrival.ts'
import { sourceOf } from '../../inbound/sourceOf.ts'
import { requireChannel } from '../guard.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs } from '../readBody.ts'
import { readNumber } from '../readQuery.ts'
import { transcriptOf } from '../transcriptOf.ts'

const LIMIT = { is: 'number', least: 1, most: 200, otherwise: 50, means: 'Turns at most.' } as const
const AFTER = {
  is: 'number',
  least: 0,
  most: Number.MAX_SAFE_INTEGER,
  otherwise: null,
  means: 'The `after` of the answer before.',
} as const

/** Customers' messages in the open format: the path that everything else exists for. */
export const messageRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/channels/:channel/messages',
    summary: "Takes a customer's message and answers what was decided; the same again for the same id.",
    role: 'own',
    body: 'inboundMessage',
    refuses: ['tooManyRequests'],
    answer: 'wire/inboundAnswer',
    async handle(context) {
      const channel = context.req.param('channel')
      await requireChannel(deps, context, channel)
      const message = await readAs(context, 'inboundMessage')
      return context.json(await deps.receive(arrivalOf(channel, message, deps.clock())))
    },
  }),
  route({
    method: 'GET',
    path: '/api/channels/:channel/contacts/:address/messages',
    summary: 'Gives what was said with a customer of a channel: the latest without `after`, else what came since.',
    role: 'own',
    query: { after: AFTER, limit: LIMIT },
    answer: PAGE,
    async handle(context) {
      const { channel, address } = context.req.param()
      await requireChannel(deps, context, channel)
      const given = readNumber(context, 'after', AFTER)
      const limit = readNumber(context, 'limit', LIMIT)
      const after = given === null ? {} : { after: given }
      const turns = await deps.conversations.turnsWith({ channel, address, limit, ...after })
      return context.json({
        messages: turns.flatMap((turn) => transcriptOf(turn)).filter(isForCustomers),
        after: turns.at(-1)?.place ?? given ?? 0,
      })
    },
  }),
]

/** Who answers them, and where, is no message. */
const isForCustomers = ({ what }: TranscriptLine): boolean => what !== 'handedOver' && what !== 'handOverRefused'

const PAGE = {
  type: 'object',
  required: ['messages', 'after'],
  properties: { messages: { type: 'array', items: { $ref: 'wire/transcriptLine' } }, after: { type: 'integer' } },
}

function arrivalOf(channel: string, message: InboundMessage, at: number): Arrival {
  const { id, from, text = '', value, attachments } = message
  return {
    source: sourceOf('m', channel, from.id, id),
    at,
    from: {
      channel,
      address: from.id,
      ...(from.name === undefined ? {} : { name: from.name }),
      ...(from.language === undefined ? {} : { language: from.language }),
      ...(from.attributes === undefined ? {} : { attributes: from.attributes }),
    },
    event: messageEvent(text, value, attachments),
  }
}
