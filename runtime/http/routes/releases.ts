import type { Deployment as DeploymentView, OnStanding, ReleaseSummary } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import { formatWorkspace } from '../../engine/files/formatWorkspace.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { compileRelease, type Issue } from '../../engine/index.ts'
import { findStanding } from '../../releases/findStanding.ts'
import { readOnStanding } from '../../releases/publishUpload.ts'
import type { Deployment, Release, StandingCount } from '../../releases/ReleaseStore.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs, WORKSPACE_BYTES } from '../readBody.ts'
import { readNumber, readWord } from '../readQuery.ts'

const DEPLOYMENT_OR_NULL = { oneOf: [{ $ref: 'wire/deployment' }, { type: 'null' }] }
const RELEASES = {
  type: 'object',
  required: ['releases', 'deployment'],
  properties: {
    releases: { type: 'array', items: { $ref: 'wire/releaseSummary' } },
    deployment: DEPLOYMENT_OR_NULL,
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
const PLACES = { type: 'array', items: { $ref: 'wire/standingPlace' } }
const PUBLISHED = {
  type: 'object',
  required: ['hash', 'isNew', 'before', 'deployment', 'standing', 'notes'],
  properties: {
    hash: { type: 'string' },
    isNew: { type: 'boolean', description: 'Whether it changed what is deployed.' },
    before: { ...DEPLOYMENT_OR_NULL, description: 'What was deployed before; null: nothing.' },
    deployment: { ...DEPLOYMENT_OR_NULL, description: 'What is deployed now; a dry run leaves it as it is.' },
    standing: { ...PLACES, description: 'Who stood where before it, and what becomes of them.' },
    notes: {
      type: 'array',
      items: { type: 'string' },
      description: 'Names of the environment that its files ask for and this host does not give them.',
    },
  },
}
const STANDING = {
  type: 'object',
  required: ['hash', 'onStanding', 'conversations', 'places'],
  properties: {
    hash: { type: 'string' },
    onStanding: { $ref: 'wire/onStanding' },
    conversations: { type: 'integer', description: 'How many stand mid-flow, on whatever release.' },
    places: PLACES,
  },
}
const POLICIES = ['pin', 'restart', 'migrate'] as const satisfies readonly OnStanding['policy'][]
const LIMIT = { is: 'number', least: 1, most: 500, otherwise: 50, means: 'How many at most.' } as const

/** Releases, and which of them new conversations get. */
export const releaseRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/releases',
    summary: 'Lists releases, newest first, and what is deployed.',
    role: 'viewer',
    query: { limit: LIMIT },
    answer: RELEASES,
    async handle(context) {
      const releases = await deps.releases.list(readNumber(context, 'limit', LIMIT))
      const standing = await deps.releases.standing()
      const deployment = await deps.releases.deployment()
      return context.json({
        releases: releases.map((release) => releaseView(release, standing)),
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
      const found = await findRelease(deps, context.req.param('hash'))
      const standing = await deps.releases.standing()
      return context.json({ release: releaseView(found, standing), files: formatWorkspace(found.workspace) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/releases/:hash/standing',
    summary: 'Says which conversations stand mid-flow, where, and what becomes of them when this release goes live.',
    role: 'viewer',
    query: { policy: { is: 'oneOf', of: POLICIES, means: 'What becomes of those who stand mid-flow.' } },
    answer: STANDING,
    async handle(context) {
      const { hash, workspace } = await findRelease(deps, context.req.param('hash'))
      const asked = readWord(context, 'policy') ?? 'pin'
      const policy = POLICIES.find((known) => known === asked) ?? 'pin'
      const onStanding = readOnStanding({ policy })
      const places = await findStanding(deps.releases, compileRelease(workspace, hash), onStanding)
      const conversations = places.reduce((sum, place) => sum + place.conversations, 0)
      return context.json({ hash, onStanding, conversations, places })
    },
  }),
  route({
    method: 'POST',
    path: '/api/releases',
    summary:
      'Publishes a workspace and makes it live at once, for everybody or a share of the contacts, unless it has errors. Conversations under way stay on their release, unless `onStanding` says otherwise.',
    role: 'publisher',
    body: 'releaseUpload',
    refuses: ['conflict', 'unprocessable'],
    answer: PUBLISHED,
    async handle(context) {
      const published = await deps.publish(await readAs(context, 'releaseUpload', WORKSPACE_BYTES))
      if (!published.ok) throw broken(published.issues)
      const { hash, isNew, before, deployment, standing, notes } = published
      const view = (of: Deployment | null) => (of === null ? null : deploymentView(of))
      return context.json({ hash, isNew, before: view(before), deployment: view(deployment), standing, notes })
    },
  }),
  route({
    method: 'GET',
    path: '/api/deployment',
    summary: 'Says which release new conversations get.',
    role: 'viewer',
    refuses: ['notFound'],
    answer: 'wire/deployment',
    handle: async (context) => context.json(await deployed(deps)),
  }),
  route({
    method: 'PUT',
    path: '/api/deployment',
    summary: 'Makes a stored release live, and another for a share of the contacts.',
    role: 'publisher',
    body: 'deploymentRequest',
    refuses: ['notFound', 'conflict', 'unprocessable'],
    answer: 'wire/deployment',
    async handle(context) {
      const { live, canary = null, onStanding, expectedLive } = await readAs(context, 'deploymentRequest')
      const deployed = await deps.deploy({
        live,
        canary,
        ...(onStanding === undefined ? {} : { onStanding: readOnStanding(onStanding) }),
        ...(expectedLive === undefined ? {} : { expected: expectedLive }),
      })
      return context.json(deploymentView(deployed))
    },
  }),
]

async function findRelease(deps: HttpDeps, hash: string): Promise<Release> {
  const found = await deps.releases.find(hash)
  if (found !== null) return found
  throw new AppError('notFound', { detail: `There is no release "${hash.slice(0, 200)}". See /api/releases.` })
}

const releaseView = (
  { hash, publishedAt, note, commit }: Omit<Release, 'workspace'>,
  standing: readonly StandingCount[],
): ReleaseSummary => ({
  hash,
  publishedAt: new Date(publishedAt).toISOString(),
  note,
  commit: commit ?? null,
  standing: standing
    .filter(({ release }) => release === hash)
    .reduce((sum, { conversations }) => sum + conversations, 0),
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
