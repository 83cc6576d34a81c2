import { AppError } from '../../AppError.ts'
import { own } from '../../engine/own.ts'
import { claimNext } from '../../queues/claimNext.ts'
import type { QueueItem } from '../../queues/QueueStore.ts'
import { relaxationsOf } from '../../queues/relaxationsOf.ts'
import { queueNames, requireQueues } from '../findQueue.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { itemView } from '../queueView.ts'
import { type Route, route } from '../Route.ts'
import { readAs } from '../readBody.ts'
import { readNumber } from '../readQuery.ts'

const LIMIT = { is: 'number', least: 1, most: 500, otherwise: 100, means: 'How many at most.' } as const
const DEFAULT_LEASE_SECONDS = 120
const ITEM = { type: 'object', required: ['item'], properties: { item: { $ref: 'wire/queueItem' } } }
const CLAIMED = {
  ...ITEM,
  properties: { item: { oneOf: [{ $ref: 'wire/queueItem' }, { type: 'null' }] } },
}
const listOf = (name: string, of: string) => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'array', items: { $ref: of } } },
})

/** Queues: who waits, and agents taking them. */
export const queueRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/queues',
    summary: 'Lists the queues with what is in them.',
    role: 'viewer',
    answer: listOf('queues', 'wire/queueSummary'),
    async handle(context) {
      const { queues } = deps.live().workspace
      const counts = await deps.queues.counts()
      const names = [...new Set([...Object.keys(queues), ...counts.map(({ queue }) => queue)])].sort()
      const summaries = names.map((queue) => {
        const {
          waiting = 0,
          claimed = 0,
          oldestEnqueuedAt = null,
        } = counts.find((count) => count.queue === queue) ?? {}
        const name = (Object.hasOwn(queues, queue) ? queues[queue]?.name : undefined) ?? null
        const oldest = oldestEnqueuedAt === null ? null : new Date(oldestEnqueuedAt).toISOString()
        return { queue, name, waiting, claimed, oldestEnqueuedAt: oldest }
      })
      return context.json({ queues: summaries })
    },
  }),
  route({
    method: 'GET',
    path: '/api/queues/:queue/items',
    summary: 'Lists who waits in a queue in the order of claiming, then who is with an agent.',
    role: 'viewer',
    query: { limit: LIMIT },
    answer: listOf('items', 'wire/queueItem'),
    async handle(context) {
      const queue = context.req.param('queue')
      const limit = readNumber(context, 'limit', LIMIT)
      await requireQueues(deps, [queue])
      return context.json({ items: (await deps.queues.list(queue, limit)).map(itemView) })
    },
  }),
  route({
    method: 'POST',
    path: '/api/queues/claim',
    summary:
      'Gives an agent the next conversation that they have the skills for; waits for one if asked to; null when there is none.',
    role: 'agent',
    body: 'queueClaim',
    refuses: ['notFound'],
    answer: CLAIMED,
    async handle(context) {
      const {
        agent,
        queues,
        waitSeconds = 0,
        leaseSeconds = DEFAULT_LEASE_SECONDS,
      } = await readAs(context, 'queueClaim')
      if (queues !== undefined) await requireQueues(deps, queues, (index) => `/queues/${index}`)
      const item = await claimNext(
        deps,
        {
          queues: queues ?? (await queueNames(deps)),
          agent: { id: agent.id, skills: agent.skills ?? {} },
          leaseMs: leaseSeconds * 1_000,
          waitMs: waitSeconds * 1_000,
          relaxations: () => relaxationsOf(deps.live().workspace),
        },
        AbortSignal.any([context.req.raw.signal, deps.ending]),
      )
      return context.json({ item: item === null ? null : itemView(item) })
    },
  }),
  ...itemRoutes(deps),
]

/** What an agent does with an item that they have. */
const itemRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/queues/items/:id/renew',
    summary: 'Keeps an item for longer.',
    role: 'agent',
    body: 'queueRenew',
    refuses: ['conflict'],
    answer: ITEM,
    async handle(context) {
      const { agent, leaseSeconds = DEFAULT_LEASE_SECONDS } = await readAs(context, 'queueRenew')
      const id = context.req.param('id')
      return context.json(held(await deps.queues.renew(id, agent, deps.clock() + leaseSeconds * 1_000), id, agent))
    },
  }),
  route({
    method: 'POST',
    path: '/api/queues/items/:id/complete',
    summary: 'Finishes a conversation; a customer who returns soon is offered to the same agent first.',
    role: 'agent',
    body: 'queueComplete',
    refuses: ['conflict'],
    answer: ITEM,
    async handle(context) {
      const { agent, wrapUpCode = null } = await readAs(context, 'queueComplete')
      const id = context.req.param('id')
      return context.json(held(await deps.queues.complete(id, agent, wrapUpCode, deps.clock()), id, agent))
    },
  }),
  route({
    method: 'POST',
    path: '/api/queues/items/:id/release',
    summary: 'Gives an item back to its old place in the queue.',
    role: 'agent',
    body: 'queueRelease',
    refuses: ['conflict'],
    answer: ITEM,
    async handle(context) {
      const { agent } = await readAs(context, 'queueRelease')
      const id = context.req.param('id')
      return context.json(held(await deps.queues.release(id, agent, deps.clock()), id, agent))
    },
  }),
  route({
    method: 'POST',
    path: '/api/queues/items/:id/transfer',
    summary: 'Passes a conversation on to another queue; the time that it has waited counts there.',
    role: 'agent',
    body: 'queueTransfer',
    refuses: ['conflict'],
    answer: ITEM,
    async handle(context) {
      const { agent, queue, skills, priority } = await readAs(context, 'queueTransfer')
      await requireQueues(deps, [queue], () => '/queue')
      const id = context.req.param('id')
      const handOver = own(deps.live().workspace.queues, queue)?.handOver
      const to = {
        queue,
        ...(handOver === undefined ? {} : { handOver }),
        ...(skills === undefined ? {} : { skills: skills.map(({ skill, level = 1 }) => ({ skill, level })) }),
        ...(priority === undefined ? {} : { priority }),
      }
      return context.json(held(await deps.queues.transfer(id, agent, to, deps.clock()), id, agent))
    },
  }),
]

function held(item: QueueItem | null, id: string, agent: string) {
  if (item !== null) return { item: itemView(item) }
  throw new AppError('conflict', {
    detail: `Agent "${agent}" does not have the item "${id.slice(0, 200)}": it is done, with somebody else, or its lease has ended.`,
  })
}
