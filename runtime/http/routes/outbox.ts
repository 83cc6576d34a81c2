import { AppError } from '../../AppError.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readNumber } from '../readQuery.ts'

const DEAD = {
  type: 'object',
  required: ['waiting', 'dead', 'deliveries'],
  properties: {
    waiting: { type: 'integer', description: 'Deliveries and calls that are still to be made.' },
    dead: { type: 'integer', description: 'Those that were given up.' },
    deliveries: { type: 'array', items: { $ref: 'wire/deadDelivery' } },
  },
}
const REVIVED = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }

const LIMIT = { is: 'number', least: 1, most: 500, otherwise: 100, means: 'How many at most.' } as const

/** Messages and calls that could not be made: visible, and to be tried again. */
export const outboxRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/outbox/dead',
    summary: 'Lists messages and calls that were given up, the latest first.',
    role: 'viewer',
    query: { limit: LIMIT },
    answer: DEAD,
    async handle(context) {
      const limit = readNumber(context, 'limit', LIMIT)
      const [counts, dead] = await Promise.all([deps.outbox.counts(), deps.outbox.listDead(limit)])
      const deliveries = dead.map(({ payload: _, address: _1, expiresAt: _2, progress: _3, diedAt, ...item }) => ({
        ...item,
        diedAt: new Date(diedAt).toISOString(),
      }))
      return context.json({ ...counts, deliveries })
    },
  }),
  route({
    method: 'POST',
    path: '/api/outbox/:id/revive',
    summary: 'Tries a message or call again that was given up.',
    role: 'admin',
    answer: REVIVED,
    async handle(context) {
      const id = context.req.param('id')
      if (await deps.outbox.revive(id, deps.clock())) return context.json({ id })
      throw new AppError('notFound', { detail: `Nothing that was given up has the id "${id.slice(0, 200)}".` })
    },
  }),
]
