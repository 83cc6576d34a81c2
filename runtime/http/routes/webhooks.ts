import { AppError } from '../../AppError.ts'
import { own } from '../../engine/own.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'

/** Where platforms deliver their messages. */
export const webhookRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/webhooks/:channel',
    summary: "Takes a platform's own deliveries.",
    role: 'own',
    answer: { type: 'object' },
    handle(context) {
      const id = context.req.param('channel')
      const channel = own(deps.live().workspace.channels, id)
      if (channel === undefined) {
        throw new AppError('notFound', { detail: `There is no channel "${id.slice(0, 200)}" in the live release.` })
      }
      if (channel.kind === 'web') {
        throw new AppError('notFound', { detail: `Messages of a web channel go to /api/channels/${id}/messages.` })
      }
      throw new AppError('notImplemented', { detail: `Channels of the kind ${channel.kind} are not connected yet.` })
    },
  }),
]
