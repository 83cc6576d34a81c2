import type { Context } from 'hono'
import type { TrafficView } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import type { Workspace } from '../../engine/index.ts'
import { parseDuration } from '../../engine/parseDuration.ts'
import { nodeAt } from '../../engine/turn/nodeAt.ts'
import { placesOf } from '../../inbound/placesOf.ts'
import type { TrafficQuery } from '../../inbound/Traffic.ts'
import type { StandingCount } from '../../releases/ReleaseStore.ts'
import { summaryOf } from '../conversationView.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readNumber, readWord } from '../readQuery.ts'

const DAY_MS = 86_400_000
/** Farther back would read more of the journal than a page may wait for. */
const MOST_DAYS = 31
const QUERY = {
  release: { is: 'text', means: 'The hash of a release; the live one when it is left out, or `live`.' },
  since: {
    is: 'text',
    means: `How far back, as a duration such as PT1H, P1D or P7D, at most P${MOST_DAYS}D; PT1H when it is left out.`,
  },
} as const
const LIMIT = { is: 'number', least: 1, most: 50, otherwise: 20, means: 'How many at most.' } as const
const PASSAGES = {
  type: 'object',
  required: ['conversations'],
  properties: {
    conversations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['turnId', 'at', 'text', 'conversation'],
        properties: {
          turnId: { type: 'string', description: 'The turn that last entered the node.' },
          at: { type: 'string', format: 'date-time' },
          text: { type: ['string', 'null'], description: 'What the customer wrote then; null: it was no message.' },
          conversation: { $ref: 'wire/conversationSummary' },
        },
      },
    },
  },
}

/** The ways that conversations took through a release, from the journal of turns. */
export const trafficRoutes = (deps: Pick<HttpDeps, 'traffic' | 'releases' | 'live' | 'clock'>): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/flows/:flow/traffic',
    summary: 'Counts the conversations through each node and exit of a flow, and those that stand in it now.',
    role: 'viewer',
    query: QUERY,
    answer: 'wire/trafficView',
    async handle(context) {
      const { flow, workspace, ...query } = await readQuery(deps, context)
      const [traffic, standing] = await Promise.all([deps.traffic.count(query), deps.releases.standing()])
      const view: TrafficView = {
        flow,
        release: query.release,
        since: new Date(query.since).toISOString(),
        ...traffic,
        standing: standingIn(workspace, flow, query.release, standing),
      }
      return context.json(view)
    },
  }),
  route({
    method: 'GET',
    path: '/api/flows/:flow/nodes/:node/conversations',
    summary: 'Lists the last conversations that entered a node, newest first.',
    role: 'viewer',
    query: { ...QUERY, limit: LIMIT },
    answer: PASSAGES,
    async handle(context) {
      const { flow, workspace, ...query } = await readQuery(deps, context)
      const node = context.req.param('node')
      if (!Object.hasOwn(workspace.flows[flow]?.nodes ?? {}, node)) throw unknown('node', node)
      const limit = readNumber(context, 'limit', LIMIT)
      const passages = await deps.traffic.through({ ...query, node, limit })
      return context.json({
        conversations: passages.map(({ conversation, turnId, at, text }) => ({
          turnId,
          at: new Date(at).toISOString(),
          text,
          conversation: summaryOf(conversation),
        })),
      })
    },
  }),
]

type Asked = TrafficQuery & { readonly flow: string; readonly workspace: Workspace }

async function readQuery(
  { releases, live, clock }: Pick<HttpDeps, 'releases' | 'live' | 'clock'>,
  context: Context,
): Promise<Asked> {
  const named = readWord(context, 'release') ?? 'live'
  const release = named === 'live' || named === live().hash ? live() : await releases.find(named)
  if (release === null) throw unknown('release', named)
  const flow = context.req.param('flow') ?? ''
  if (!Object.hasOwn(release.workspace.flows, flow)) throw unknown('flow', flow)
  const back = parseDuration(readWord(context, 'since') ?? 'PT1H')
  if (back === null || back > MOST_DAYS * DAY_MS) {
    throw new AppError('badRequest', {
      detail: `"since" must be a duration such as PT1H or P7D, at most P${MOST_DAYS}D.`,
    })
  }
  const { hash, workspace } = release
  return { flow, workspace, release: hash, since: clock() - back, places: placesOf(workspace, flow) }
}

/** How many stand at each node of a flow, within whatever flow calls it. */
function standingIn(
  workspace: Workspace,
  flowId: string,
  release: string,
  counts: readonly StandingCount[],
): TrafficView['standing'] {
  const standing: { [node: string]: number } = {}
  for (const { flow, node, conversations, ...count } of counts) {
    if (node === null || count.release !== release) continue
    const at = nodeAt(workspace, flow, node)
    // Who stands in a called flow stands at the node that calls it, too.
    const id = flow === flowId ? node.split('/')[0] : at?.flow === flowId ? at.id : undefined
    if (id !== undefined) standing[id] = (standing[id] ?? 0) + conversations
  }
  return standing
}

const unknown = (what: string, id: string): AppError =>
  new AppError('notFound', { detail: `There is no ${what} "${id.slice(0, 200)}" in this release.` })
