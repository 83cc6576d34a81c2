import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem}pre{padding:1rem;overflow:auto;border:1px solid}`
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
/** Addresses that a browser can open as they are. */
const LINKS = [
  '/api/conversations',
  '/api/queues',
  '/api/releases',
  '/api/events',
  '/metrics',
  '/readyz',
  '/openapi.json',
]

/** The first page of a host without the designer: what runs here, and what to try. It runs no script. */
export const welcomeRoutes = (deps: HttpDeps): readonly Route[] =>
  deps.designer !== null
    ? []
    : [
        route({
          method: 'GET',
          path: '/',
          summary: 'Says that the host runs, what is live, and what to try.',
          role: null,
          answer: { mediaType: 'text/html' },
          async handle(context) {
            const deployment = await deps.releases.deployment()
            const channels = deployment === null ? {} : deps.live().workspace.channels
            const open = Object.entries(channels).find(
              ([, channel]) => channel.kind === 'web' && channel.token === undefined,
            )
            const channel = open?.[0] ?? 'web'
            const origin = new URL(context.req.url).origin
            const live =
              deployment === null ? 'No release is live yet.' : `Release ${deployment.live.slice(0, 12)} is live.`
            const curl = `curl ${origin}/api/channels/${channel}/messages -H 'content-type: application/json' -d '{ "id": "m-1", "from": { "id": "u-1" }, "text": "hello" }'`
            const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Usher</title><style>${raw(STYLE)}</style></head>
<body>
<main>
<h1>Usher is running</h1>
<p>${live} ${deps.tokens === null ? '' : 'Requests need a token.'}</p>
<h2>Send a message</h2>
<pre tabindex="0">${curl}</pre>
<h2>Look around</h2>
<ul>
${LINKS.map((link) => html`<li><a href="${link}">${link}</a></li>\n`)}</ul>
</main>
</body>
</html>
`
            return context.html(page, 200, { 'content-security-policy': POLICY, 'cache-control': 'no-cache' })
          },
        }),
      ]
