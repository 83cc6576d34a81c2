import type { Context } from 'hono'
import type { Channel } from '../../../schemas/resources.ts'
import type { OutreachRequest } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import { own } from '../../engine/own.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs } from '../readBody.ts'

/** The channels of the live release: whether their platforms can be spoken with, and how they do. */
export const channelRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/channels',
    summary: 'Lists the channels of the live release, and when each was last heard of since this host started.',
    role: 'viewer',
    answer: LIST,
    handle(context) {
      const live = deps.channels()
      const health = deps.channelHealth(live)
      const channels = Object.entries(live).map(([id, { kind, flow }]) => ({ id, kind, flow, health: health.get(id) }))
      return context.json({ channels })
    },
  }),
  route({
    method: 'POST',
    path: '/api/channels/:channel/check',
    summary: "Looks at a channel's settings and asks its platform whether it knows them; changes nothing.",
    role: 'designer',
    answer: 'wire/channelDiagnosis',
    handle: async (context) => context.json(await deps.diagnose(...channelIn(deps, context))),
  }),
  route({
    method: 'POST',
    path: '/api/channels/:channel/connect',
    summary:
      "Has a channel's platform post what happens to this host, where the platform can be told so; then checks it.",
    role: 'publisher',
    refuses: ['conflict'],
    answer: 'wire/channelDiagnosis',
    async handle(context) {
      const [id, settings] = channelIn(deps, context)
      const failure = await deps.subscribe(id, settings)
      if (failure !== null) {
        const detail =
          typeof failure === 'string'
            ? failure
            : `The platform refuses: ${failure.class} (${failure.code ?? 'no code'}).`
        throw new AppError('conflict', { detail })
      }
      return context.json(await deps.diagnose(id, settings))
    },
  }),
  route({
    method: 'POST',
    path: '/api/channels/:channel/conversations',
    summary: 'Writes to up to 1,000 customers who did not write first; says of each what became of it.',
    role: 'agent',
    body: 'outreachRequest',
    refuses: ['conflict'],
    answer: 'wire/outreachAnswer',
    async handle(context) {
      const [id, channel] = channelIn(deps, context)
      const request = await readAs(context, 'outreachRequest')
      refuseUnclear(request)
      if (channel.kind === 'web' && channel.deliverTo === undefined) {
        throw new AppError('conflict', { detail: `Nothing can be sent on channel "${id}": it has no deliverTo.` })
      }
      return context.json({ results: await deps.outreach(id, channel, request) })
    },
  }),
]

/** Every customer is either written to or has a flow begun for them. */
function refuseUnclear({ messages, entry, customers }: OutreachRequest): void {
  const given = customers.map((customer) => customer.messages ?? messages)
  if (entry !== undefined && (messages !== undefined || given.some((own) => own !== undefined)))
    throw new AppError('badRequest', {
      detail: 'messages and entry are both given: send messages, or begin a flow at an entry.',
      pointer: '/entry',
    })
  const without = given.indexOf(undefined)
  if (entry === undefined && without >= 0)
    throw new AppError('badRequest', {
      detail: `customers/${without} is to get nothing: give messages, or the entry of a flow.`,
      pointer: `/customers/${without}`,
    })
}

const LIST = {
  type: 'object',
  required: ['channels'],
  properties: {
    channels: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'kind', 'flow', 'health'],
        properties: {
          id: { type: 'string' },
          kind: { type: 'string' },
          flow: { type: 'string' },
          health: { $ref: 'wire/channelHealth' },
        },
      },
    },
  },
}

function channelIn({ channels }: HttpDeps, context: Context): [id: string, settings: Channel] {
  const id = context.req.param('channel') ?? ''
  const settings = own(channels(), id)
  if (settings !== undefined) return [id, settings]
  throw new AppError('notFound', { detail: `There is no channel "${id.slice(0, 200)}" in the live release.` })
}
