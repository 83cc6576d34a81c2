import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Context } from 'hono'
import { AppError } from '../../AppError.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'

/**
 * Scripts come from this host alone, none inline, so that a text in a flow can never become code. Pictures and sounds of a flow's messages
 * are shown from wherever they are.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Monaco writes its theme and the place of every line as inline styles, and takes no nonce. A style runs nothing.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  'media-src https:',
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: { readonly [ending: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

const HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/** The designer's page and its files. The page holds no data and is open to everybody; what it shows comes from the API, which asks for a role. */
export const designerRoutes = ({ designer }: Pick<HttpDeps, 'designer'>): readonly Route[] =>
  designer === null
    ? []
    : [
        route({
          method: 'GET',
          path: '/',
          summary: 'Gives the designer.',
          role: null,
          answer: { mediaType: 'text/html' },
          async handle(context) {
            const state = designer.state()
            if (state !== 'ready') return wait(context, state)
            return context.html(await readFile(join(designer.folder, 'index.html'), 'utf8'), 200, {
              ...HEADERS,
              'cache-control': 'no-cache',
            })
          },
        }),
        route({
          method: 'GET',
          path: '/reload.js',
          summary: 'Gives the script that opens the designer once it is built.',
          role: null,
          answer: { mediaType: 'text/javascript' },
          // A Refresh header would not do: browsers ignore it for an address with a fragment, and the designer's places are fragments.
          handle: (context) =>
            context.body('setTimeout(() => location.reload(), 1000)', 200, {
              ...HEADERS,
              'content-type': TYPES['.js'] ?? '',
            }),
        }),
        route({
          method: 'GET',
          path: '/THIRD-PARTY-LICENSES.txt',
          summary: 'Gives the licences of what the designer is made with.',
          role: null,
          answer: { mediaType: 'text/plain' },
          async handle(context) {
            const text = await readFile(join(designer.folder, 'THIRD-PARTY-LICENSES.txt'), 'utf8').catch(() => null)
            if (text === null) throw new AppError('notFound', { detail: 'The designer is not built yet.' })
            return context.text(text)
          },
        }),
        route({
          method: 'GET',
          path: '/assets/:file',
          summary: 'Gives a script, a style or a picture of the designer.',
          role: null,
          answer: { mediaType: 'application/octet-stream' },
          async handle(context) {
            const file = context.req.param('file')
            const type = TYPES[extname(file)]
            const bytes =
              type === undefined || !/^[\w.-]+$/.test(file)
                ? null
                : await readFile(join(designer.folder, 'assets', file)).catch(() => null)
            if (type === undefined || bytes === null) {
              throw new AppError('notFound', { detail: 'There is no such file of the designer.' })
            }
            // The names carry a hash of the contents, so a browser never needs to ask again.
            return context.body(new Uint8Array(bytes), 200, {
              ...HEADERS,
              'content-type': type,
              'cache-control': 'public, max-age=31536000, immutable',
            })
          },
        }),
      ]

const WORDS = {
  building: ['The designer is being built', 'This takes a few seconds the first time. The page opens by itself.'],
  failed: [
    'The designer could not be built',
    'The reason is in the output of the host. Messages are taken all the same.',
  ],
} as const

function wait(context: Context, state: keyof typeof WORDS): Response {
  const [title, text] = WORDS[state]
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${state === 'building' ? '<script src="/reload.js"></script>' : ''}<h1>${title}</h1><p>${text}</p></html>`
  return context.html(body, 503, {
    ...HEADERS,
    'cache-control': 'no-store',
    ...(state === 'building' ? { 'retry-after': '1' } : {}),
  })
}
