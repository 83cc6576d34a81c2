import type { InboundMessage } from '../../../schemas/wire.ts'
import type { Arrival } from '../../inbound/Arrival.ts'
import { requireChannel } from '../guard.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs } from '../readBody.ts'

/** Customers' messages in the open format: the path that everything else exists for. */
export const messageRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/channels/:channel/messages',
    summary: "Takes a customer's message and answers what was decided; the same again for the same id.",
    role: 'own',
    body: 'inboundMessage',
    answer: 'wire/inboundAnswer',
    async handle(context) {
      const channel = context.req.param('channel')
      requireChannel(deps, context, channel)
      const message = await readAs(context, 'inboundMessage')
      return context.json(await deps.receive(arrivalOf(channel, message, deps.clock())))
    },
  }),
]

function arrivalOf(channel: string, message: InboundMessage, at: number): Arrival {
  const { id, from, text = '', attachments } = message
  return {
    source: `m:${channel}:${id}`,
    at,
    from: {
      channel,
      address: from.id,
      ...(from.name === undefined ? {} : { name: from.name }),
      ...(from.language === undefined ? {} : { language: from.language }),
      ...(from.attributes === undefined ? {} : { attributes: from.attributes }),
    },
    event: { type: 'message', text, ...(attachments === undefined ? {} : { attachments }) },
  }
}
