import type { Deployment as DeploymentView, ReleaseSummary } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import { formatWorkspace } from '../../engine/files/formatWorkspace.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import type { Issue } from '../../engine/index.ts'
import type { Deployment, Release } from '../../releases/ReleaseStore.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs, WORKSPACE_BYTES } from '../readBody.ts'
import { readNumber } from '../readQuery.ts'

const RELEASES = {
  type: 'object',
  required: ['releases', 'deployment'],
  properties: {
    releases: { type: 'array', items: { $ref: 'wire/releaseSummary' } },
    deployment: { oneOf: [{ $ref: 'wire/deployment' }, { type: 'null' }] },
  },
}
const RELEASE = {
  type: 'object',
  required: ['release', 'files'],
  properties: {
    release: { $ref: 'wire/releaseSummary' },
    files: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'The text of each file by its path.',
    },
  },
}
const PUBLISHED = {
  type: 'object',
  required: ['hash', 'deployment'],
  properties: { hash: { type: 'string' }, deployment: { $ref: 'wire/deployment' } },
}

/** Releases, and which of them new conversations get. */
export const releaseRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/releases',
    summary: 'Lists releases, newest first, and what is deployed.',
    role: 'viewer',
    query: { limit: 'how many, 1 to 500; default 50' },
    answer: RELEASES,
    async handle(context) {
      const releases = await deps.releases.list(readNumber(context, 'limit', { least: 1, most: 500, otherwise: 50 }))
      const deployment = await deps.releases.deployment()
      return context.json({
        releases: releases.map(releaseView),
        deployment: deployment === null ? null : deploymentView(deployment),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/releases/:hash',
    summary: 'Gives a release with its files.',
    role: 'viewer',
    answer: RELEASE,
    async handle(context) {
      const hash = context.req.param('hash')
      const found = await deps.releases.find(hash)
      if (found === null) {
        throw new AppError('notFound', { detail: `There is no release "${hash.slice(0, 200)}". See /api/releases.` })
      }
      return context.json({ release: releaseView(found), files: formatWorkspace(found.workspace) })
    },
  }),
  route({
    method: 'POST',
    path: '/api/releases',
    summary:
      'Publishes a workspace and makes it live at once, unless it has errors. Conversations under way stay on their release.',
    role: 'publisher',
    body: 'releaseUpload',
    answer: PUBLISHED,
    async handle(context) {
      const { files, note = null } = await readAs(context, 'releaseUpload', WORKSPACE_BYTES)
      const published = await deps.publish(files, note)
      if (!published.ok) throw broken(published.issues)
      return context.json({ hash: published.hash, deployment: await deployed(deps) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/deployment',
    summary: 'Says which release new conversations get.',
    role: 'viewer',
    answer: 'wire/deployment',
    handle: async (context) => context.json(await deployed(deps)),
  }),
  route({
    method: 'PUT',
    path: '/api/deployment',
    summary: 'Makes a stored release live, and another for a share of the contacts.',
    role: 'publisher',
    body: 'deploymentRequest',
    answer: 'wire/deployment',
    async handle(context) {
      const { live, canary = null } = await readAs(context, 'deploymentRequest')
      return context.json(deploymentView(await deps.deploy({ live, canary })))
    },
  }),
]

const releaseView = ({ hash, publishedAt, note }: Omit<Release, 'workspace'>): ReleaseSummary => ({
  hash,
  publishedAt: new Date(publishedAt).toISOString(),
  note,
})

const deploymentView = ({ at, ...deployment }: Deployment): DeploymentView => ({
  ...deployment,
  at: new Date(at).toISOString(),
})

async function deployed(deps: HttpDeps): Promise<DeploymentView> {
  const deployment = await deps.releases.deployment()
  if (deployment === null)
    throw new AppError('notFound', { detail: 'Nothing is deployed yet. Publish a workspace first.' })
  return deploymentView(deployment)
}

/** Every error of the workspace at its place within the request. */
function broken(issues: readonly Issue[]): AppError {
  const errors = issues
    .filter(({ severity }) => severity === 'error')
    .map(({ file, path, message }) => ({
      pointer: `${pointerOf(['files', file])}${path}`,
      message: `${file}: ${message}`,
    }))
  return new AppError('unprocessable', {
    detail: `The workspace has ${errors.length === 1 ? 'an error' : `${errors.length} errors`} and was not published.`,
    errors,
    ...(errors[0] === undefined ? {} : { pointer: errors[0].pointer }),
  })
}
