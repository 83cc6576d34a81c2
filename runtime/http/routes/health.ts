import type { Hono } from 'hono'
import { requireRole } from '../guard.ts'
import type { HttpDeps } from '../HttpDeps.ts'

/** Alive, ready, and figures for Prometheus. */
export function addHealthRoutes(app: Hono, deps: HttpDeps): void {
  app.get('/healthz', (context) => context.json({ status: 'ok' }))

  app.get('/readyz', async (context) => {
    const checks = { database: await passes(deps.ping), release: await passes(async () => void deps.live()) }
    const isReady = Object.values(checks).every((check) => check === 'ok')
    return context.json({ status: isReady ? 'ok' : 'unavailable', checks }, isReady ? 200 : 503)
  })

  app.get('/metrics', async (context) => {
    requireRole(deps, context, 'viewer')
    deps.metrics.setQueues(await deps.queues.counts())
    deps.metrics.setOutbox(await deps.outbox.counts())
    const { registry } = deps.metrics
    return context.text(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
}

async function passes(check: () => Promise<void>): Promise<'ok' | 'failed'> {
  try {
    await check()
    return 'ok'
  } catch {
    return 'failed'
  }
}
