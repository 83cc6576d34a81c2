import { ReadableStream } from 'node:stream/web'
import { AppError } from '../../AppError.ts'
import { contentDisposition } from '../contentDisposition.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'

/** What customers sent besides words. */
export const mediaRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/conversations/:id/turns/:turn/attachments/:place',
    summary:
      "Streams a customer's file from where the platform keeps it; `place` is that in the message, from 0. Its type is told by its bytes; what a browser would not merely show is for saving.",
    role: 'viewer',
    answer: { mediaType: 'application/octet-stream' },
    async handle(context) {
      const { id, turn, place } = context.req.param()
      const found = await deps.conversations.find(id)
      const event = found?.turns.find((each) => each.id === turn)?.event
      const attachment = event?.type === 'message' ? event.attachments?.[Number(place)] : undefined
      if (attachment === undefined) throw new AppError('notFound', { detail: 'There is no such attachment.' })
      const { mime, size, body } = await deps.openMedia(attachment)
      // Node's own type of the very same streams.
      return context.body(ReadableStream.from(body) as unknown as globalThis.ReadableStream, 200, {
        'content-type': mime ?? 'application/octet-stream',
        'content-disposition': contentDisposition(
          mime === null ? 'attachment' : 'inline',
          attachment.name ?? attachment.kind,
        ),
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, max-age=600',
        ...(size === null ? {} : { 'content-length': String(size) }),
      })
    },
  }),
]
