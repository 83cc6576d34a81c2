import { Hono } from 'hono'
import { AppError } from '../AppError.ts'
import { refuseForeignPages, requireRole } from './guard.ts'
import type { HttpDeps } from './HttpDeps.ts'
import { respondWithProblem } from './problem.ts'
import type { Route } from './Route.ts'
import { isStorable } from './readQuery.ts'
import { botRoutes } from './routes/bots.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { designerRoutes } from './routes/designer.ts'
import { eventRoutes } from './routes/events.ts'
import { healthRoutes } from './routes/health.ts'
import { messageRoutes } from './routes/messages.ts'
import { outboxRoutes } from './routes/outbox.ts'
import { queueRoutes } from './routes/queues.ts'
import { releaseRoutes } from './routes/releases.ts'
import { simulateRoutes } from './routes/simulate.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { workspaceRoutes } from './routes/workspace.ts'

/** Every area of the API, one file each. */
const AREAS = [
  messageRoutes,
  conversationRoutes,
  queueRoutes,
  releaseRoutes,
  simulateRoutes,
  outboxRoutes,
  eventRoutes,
  botRoutes,
  webhookRoutes,
  workspaceRoutes,
  designerRoutes,
  healthRoutes,
] as const

/** Every route of a host. */
export const routesOf = (deps: HttpDeps): readonly Route[] => AREAS.flatMap((area) => area(deps))

/** The HTTP face of a host. Errors are thrown anywhere and answered here, once. */
export function createHttpApp(deps: HttpDeps): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    refuseForeignPages(deps, context)
    await next()
    context.header('x-content-type-options', 'nosniff')
    if (!context.res.headers.has('content-security-policy'))
      context.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store')
  })
  for (const { method, path, role, handle } of routesOf(deps)) {
    app.on(method, path, (context) => {
      if (role !== null && role !== 'own') requireRole(deps, context, role)
      if (!Object.values<string>(context.req.param()).every(isStorable)) throw missing(app, 'GET', '')
      return handle(context)
    })
  }
  app.notFound((context) => respondWithProblem(missing(app, context.req.method, context.req.path), context, () => {}))
  app.onError((error, context) =>
    respondWithProblem(error, context, (reported) => {
      deps.metrics.error('http')
      console.error('usher: http:', reported)
    }),
  )
  return app
}

/** 405 where the path exists for another method, else 404. */
function missing(app: Hono, method: string, path: string): AppError {
  const others = app.routes
    .filter((route) => route.method !== 'ALL' && matchesPath(route.path, path))
    .map((route) => route.method)
  if (others.length > 0) {
    return new AppError('methodNotAllowed', {
      detail: `${method} is not possible here; ${[...new Set(others)].join(', ')} is.`,
    })
  }
  return new AppError('notFound', { detail: 'There is nothing at this address. See /openapi.json.' })
}

function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(':') || part === given[index])
}
