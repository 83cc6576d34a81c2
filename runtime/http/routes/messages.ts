import type { Hono } from 'hono'
import type { InboundMessage } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import type { Arrival } from '../../inbound/Arrival.ts'
import { bearerOf, requireRole } from '../guard.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { readAs } from '../readBody.ts'
import { isSameSecret } from '../tokens.ts'

/** Customers' messages in the open format: the path that everything else exists for. */
export function addMessageRoutes(app: Hono, deps: HttpDeps): void {
  app.post('/api/channels/:channel/messages', async (context) => {
    const id = context.req.param('channel')
    const { channels } = deps.live().workspace
    const channel = Object.hasOwn(channels, id) ? channels[id] : undefined
    if (channel === undefined)
      throw new AppError('notFound', { detail: `There is no channel "${id}" in the live release.` })
    const shown = bearerOf(context)
    const isChannel = channel.token !== undefined && shown !== null && isSameSecret(shown, channel.token)
    if (!isChannel) {
      if (channel.token !== undefined && deps.tokens === null) {
        throw new AppError('unauthorized', {
          detail: `Channel "${id}" asks for its token: Authorization: Bearer <token>.`,
        })
      }
      requireRole(deps, context, 'channel')
    }
    const message = await readAs(context, 'inboundMessage')
    return context.json(await deps.receive(arrivalOf(id, message, deps.clock())))
  })
}

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
