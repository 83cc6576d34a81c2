import { AppError } from '../../AppError.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs } from '../readBody.ts'

const TIME = { type: 'string', format: 'date-time' }
const HELD = {
  type: 'object',
  required: ['held'],
  properties: {
    held: {
      description: 'Null: nothing rests.',
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          required: ['since', 'restoredTo'],
          properties: {
            since: { ...TIME, description: 'When it was noticed.' },
            restoredTo: { ...TIME, description: 'The last time that the database knows of.' },
          },
        },
      ],
    },
  },
}
const COUNT = { type: 'integer', minimum: 0 }
const RESUMED = {
  type: 'object',
  required: ['messages', 'calls'],
  properties: {
    messages: { ...COUNT, description: 'Messages that are not sent: they are among those that were given up.' },
    calls: { ...COUNT, description: 'Calls that are not made, and have failed.' },
  },
}

/** A database that was put back to an earlier time: what it would send again rests until somebody says what shall become of it. */
export const holdRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/hold',
    summary: 'Says whether deliveries, calls and timers rest, because the database was put back to an earlier time.',
    role: 'viewer',
    answer: HELD,
    handle(context) {
      const held = deps.held()
      if (held === null) return context.json({ held })
      const time = (at: number) => new Date(at).toISOString()
      return context.json({ held: { since: time(held.since), restoredTo: time(held.restoredTo) } })
    },
  }),
  route({
    method: 'POST',
    path: '/api/resume',
    summary: 'Lets deliveries, calls and timers go on; first gives up what was due before a time.',
    role: 'admin',
    body: 'resume',
    refuses: ['conflict'],
    answer: RESUMED,
    async handle(context) {
      const { discardDueBefore } = await readAs(context, 'resume')
      const before = discardDueBefore === undefined ? null : Date.parse(discardDueBefore)
      // The schema knows leap seconds, and JavaScript does not.
      if (Number.isNaN(before))
        throw new AppError('badRequest', { detail: 'This time does not exist.', pointer: '/discardDueBefore' })
      const resumed = await deps.resume(before)
      if (resumed !== null) return context.json(resumed)
      throw new AppError('conflict', {
        detail: 'Nothing rests: the database was not put back, or somebody has resumed.',
      })
    },
  }),
]
