import { sayHeld } from '../../outbox/watchLineage.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'

const STATUS = { type: 'object', required: ['status'], properties: { status: { type: 'string' } } }

/** Alive, ready, and figures for Prometheus. */
export const healthRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/healthz',
    summary: 'Says that the process is alive.',
    role: null,
    answer: STATUS,
    handle: (context) => context.json({ status: 'ok' }),
  }),
  route({
    method: 'GET',
    path: '/readyz',
    summary:
      'Says within a second whether the host can take messages; 503 when it cannot, with the reasons. `held` says why nothing is sent, if that is so.',
    role: null,
    answer: STATUS,
    async handle(context) {
      const checks = await deps.check()
      const isReady = Object.values(checks).every((check) => check === 'ok')
      const held = deps.held()
      const status = isReady ? 'ok' : 'unavailable'
      return context.json({ status, checks, ...(held === null ? {} : { held: sayHeld(held) }) }, isReady ? 200 : 503)
    },
  }),
  route({
    method: 'GET',
    path: '/metrics',
    summary: 'Gives figures in the text format of Prometheus.',
    role: 'viewer',
    answer: { mediaType: 'text/plain' },
    async handle(context) {
      deps.metrics.setQueues(await deps.queues.counts())
      deps.metrics.setOutbox(await deps.outbox.counts())
      deps.metrics.setInbound(deps.progress())
      deps.metrics.setHeld(deps.held() !== null)
      const { registry } = deps.metrics
      return context.text(await registry.metrics(), 200, { 'content-type': registry.contentType })
    },
  }),
]
