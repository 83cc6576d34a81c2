import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'

/** A copy of the embedded database. */
export const backupRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/backup',
    summary: 'Copies the embedded database into the folder usher.backup beside it, where `usher backup` takes it from.',
    role: 'admin',
    answer: { type: 'object', required: ['copied'], properties: { copied: { const: true } } },
    async handle(context) {
      await deps.backup()
      return context.json({ copied: true })
    },
  }),
]
