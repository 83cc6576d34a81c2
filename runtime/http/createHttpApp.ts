import { type Context, Hono } from 'hono'
import { AppError } from '../AppError.ts'
import { overloadError } from '../inbound/createInbound.ts'
import { refuseForeignPages, requireRole } from './guard.ts'
import type { HttpDeps } from './HttpDeps.ts'
import { openApi } from './openApi.ts'
import { respondWithProblem } from './problem.ts'
import { type Route, route } from './Route.ts'
import { checkQuery, isStorable } from './readQuery.ts'
import { backupRoutes } from './routes/backup.ts'
import { botRoutes } from './routes/bots.ts'
import { channelRoutes } from './routes/channels.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { designerRoutes } from './routes/designer.ts'
import { eventRoutes } from './routes/events.ts'
import { gitRoutes } from './routes/git.ts'
import { healthRoutes } from './routes/health.ts'
import { holdRoutes } from './routes/hold.ts'
import { mediaRoutes } from './routes/media.ts'
import { messageRoutes } from './routes/messages.ts'
import { outboxRoutes } from './routes/outbox.ts'
import { queueRoutes } from './routes/queues.ts'
import { releaseRoutes } from './routes/releases.ts'
import { sessionRoutes } from './routes/session.ts'
import { simulateRoutes } from './routes/simulate.ts'
import { trafficRoutes } from './routes/traffic.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { welcomeRoutes } from './routes/welcome.ts'
import { workspaceRoutes } from './routes/workspace.ts'

/** Every area of the API, one file each. */
const AREAS = [
  messageRoutes,
  conversationRoutes,
  mediaRoutes,
  channelRoutes,
  trafficRoutes,
  queueRoutes,
  releaseRoutes,
  simulateRoutes,
  outboxRoutes,
  eventRoutes,
  botRoutes,
  webhookRoutes,
  welcomeRoutes,
  workspaceRoutes,
  gitRoutes,
  designerRoutes,
  sessionRoutes,
  healthRoutes,
  backupRoutes,
  holdRoutes,
] as const

/** Every route of a host. */
export function routesOf(deps: HttpDeps): readonly Route[] {
  const routes = AREAS.flatMap((area) => area(deps))
  let described: object | undefined
  const description = route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'Describes this API in OpenAPI 3.1.',
    role: null,
    answer: { type: 'object' },
    handle(context) {
      described ??= openApi([...routes, description], deps.publicUrl)
      return context.json(described)
    },
  })
  return [...routes, description]
}

/** Headers of every answer that does not say otherwise. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
} as const

/** The HTTP face of a host. Errors are thrown anywhere and answered here, once. */
export function createHttpApp(deps: HttpDeps): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    if (isRepeatable(context) && deps.isOverloaded()) {
      deps.metrics.refused('overload')
      return respondWithProblem(OVERLOAD, context, () => {})
    }
    // Before the route and not after it: a header added to a finished response makes Hono build it anew, which costs more than the rest of a message's way through HTTP.
    for (const [name, value] of Object.entries(EVERYWHERE)) context.header(name, value)
    refuseForeignPages(deps, context)
    await next()
    for (const [name, value] of Object.entries(EVERYWHERE)) {
      if (!context.res.headers.has(name)) context.header(name, value)
    }
    return undefined
  })
  for (const { method, path, role, query, handle } of routesOf(deps)) {
    app.on(method, path, async (context) => {
      if (role !== null && role !== 'own') await requireRole(deps, context, role)
      if (!Object.values<string>(context.req.param()).every(isStorable)) throw nothingHere()
      checkQuery(query === undefined ? { path } : { path, query }, context)
      return handle(context)
    })
  }
  app.notFound((context) => {
    const { method, path } = context.req
    const methods = methodsAt(app, path)
    if (methods.length === 0) return respondWithProblem(nothingHere(), context, () => {})
    context.header('allow', [...methods, 'OPTIONS'].join(', '))
    if (method === 'OPTIONS') return context.body(null, 204)
    const detail = `${method} is not possible here; ${methods.join(', ')} is.`
    return respondWithProblem(new AppError('methodNotAllowed', { detail }), context, () => {})
  })
  app.onError((error, context) =>
    respondWithProblem(error, context, (reported) => {
      deps.metrics.error('http')
      console.error('usher: http:', reported)
    }),
  )
  return app
}

const OVERLOAD = overloadError()
/** Whether a channel, a platform or who asks for first words sends it again. What there is no time for is told at once, unread: reading it would take the time of those who are let in. */
const isRepeatable = ({ req }: Context): boolean =>
  req.method === 'POST' && /^\/(?:webhooks\/|api\/channels\/[^/]+\/(?:messages|conversations)$)/.test(req.path)

const nothingHere = (): AppError =>
  new AppError('notFound', { detail: 'There is nothing at this address. See /openapi.json.' })

/** The methods that a path can be asked with. */
function methodsAt(app: Hono, path: string): readonly string[] {
  const methods = app.routes.filter((route) => route.method !== 'ALL' && matchesPath(route.path, path))
  const known = new Set(methods.map((route) => route.method))
  return [...known, ...(known.has('GET') ? ['HEAD'] : [])]
}

/** As Hono reads it: `:name` is one part of the path, `:name{pattern}` what the pattern says. */
function matchesPath(pattern: string, path: string): boolean {
  const parts = pattern.split('/').map((part) => {
    const [, own] = /^:\w+(?:\{(.*)\})?$/.exec(part) ?? []
    return part.startsWith(':') ? (own ?? '[^/]+') : part.replaceAll('.', '\\.')
  })
  return new RegExp(`^${parts.join('/')}$`).test(path)
}
