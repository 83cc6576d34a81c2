import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readBytes, WEBHOOK_BYTES } from '../readBody.ts'

/** Where platforms deliver their messages. They prove themselves in their own ways, over the bytes as they came. */
export const webhookRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/webhooks/:channel',
    summary: "Takes a platform's own deliveries, for a channel or for all channels of a kind.",
    role: 'own',
    isText: true,
    answer: { mediaType: 'text/plain' },
    handle: async (context) => take(deps, context, 'POST', await readBytes(context, WEBHOOK_BYTES)),
  }),
  route({
    method: 'GET',
    path: '/webhooks/:channel',
    summary: "Answers a platform's handshake.",
    role: 'own',
    answer: { mediaType: 'text/plain' },
    handle: (context) => take(deps, context, 'GET', new Uint8Array()),
  }),
]

async function take(
  { hook, publicUrl, clock }: HttpDeps,
  context: Context,
  method: 'GET' | 'POST',
  rawBody: Uint8Array,
): Promise<Response> {
  const { pathname, search } = new URL(context.req.url)
  const answer = await hook(context.req.param('channel') ?? '', {
    method,
    headers: context.req.header(),
    query: context.req.query(),
    rawBody,
    // A name that only a header gives is nobody's proof; a proxy may have taken a path off.
    publicUrl: publicUrl === null ? null : `${publicUrl.href.replace(/\/$/, '')}${pathname}${search}`,
    now: clock(),
  })
  const { status, body, contentType = 'text/plain' } = answer
  return context.body(body, status as ContentfulStatusCode, { 'content-type': `${contentType}; charset=utf-8` })
}
