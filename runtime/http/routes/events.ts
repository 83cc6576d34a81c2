import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readWord } from '../readQuery.ts'
import { streamEvents } from '../streamEvents.ts'

/** What happens, as it happens. */
export const eventRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/events',
    summary:
      'Tells what happens as server-sent events with ids: `turn`, `queue`, `delivery` (how a message fares), `channel` (an account whose credentials are refused or whose quota is used up, and one that goes again), `release`. Who comes back to the same host with Last-Event-ID gets what it missed, or `reload` when that is more than is kept, or it was another host.',
    role: 'viewer',
    query: {
      queue: { is: 'text', means: 'Only what happens in this queue.' },
      conversation: { is: 'text', means: 'Only the turns and deliveries of this conversation.' },
    },
    answer: { mediaType: 'text/event-stream' },
    handle(context) {
      const queue = readWord(context, 'queue')
      const conversation = readWord(context, 'conversation')
      const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
      // Nobody would read the stream, nor end it.
      if (context.req.method === 'HEAD') return context.body(null, 200, headers)
      const stream = streamEvents(deps.recentEvents, {
        isWanted: (event) =>
          event.type === 'release' ||
          ((queue === undefined || ('queue' in event && event.queue === queue)) &&
            (conversation === undefined || ('conversationId' in event && event.conversationId === conversation))),
        after: context.req.header('last-event-id') || null,
        ending: deps.ending,
      })
      return context.body(stream, 200, headers)
    },
  }),
]
