import { roleOf } from '../guard.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { MESSAGE_BYTES, readJsonText, WORKSPACE_BYTES } from '../readBody.ts'
import { mayUse } from '../tokens.ts'

/** What a flow would decide: nothing is stored or sent, nobody is called, and no customer's message waits for it. */
export const simulateRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/simulate',
    summary:
      'Says what a flow would decide about a conversation, with the trace of each decision. Stores and sends nothing. A flow that is not published needs the role designer.',
    role: 'viewer',
    body: 'simulateRequest',
    refuses: ['notFound', 'unprocessable'],
    answer: 'wire/simulateAnswer',
    async handle(context) {
      const mayTryDrafts = mayUse(await roleOf(deps, context), 'designer')
      const text = await readJsonText(context, mayTryDrafts ? WORKSPACE_BYTES : MESSAGE_BYTES)
      const answer = await deps.simulate(deps.live(), { text, mayTryDrafts })
      return context.body(answer, 200, { 'content-type': 'application/json' })
    },
  }),
]
